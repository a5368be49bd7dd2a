import type { ActContext } from '../../ActContext.ts'
import type { ScanRuleset } from '../../database/generated/client.ts'
import { findScanRuleset } from '../../database/queries/findScanRuleset.ts'

export const getScanRuleset = (context: ActContext, input: { name: string }): Promise<ScanRuleset> =>
  findScanRuleset(context.prisma, input.name)
