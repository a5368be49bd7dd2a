import type { ActContext } from '../../ActContext.ts'
import { findTrigger, type TriggerRow } from '../../database/queries/findTrigger.ts'

export const getTrigger = (context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<TriggerRow> =>
  findTrigger(context.prisma, input)
