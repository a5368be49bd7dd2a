import type { ActContext } from '../../ActContext.ts'
import type { Credential } from '../../database/generated/client.ts'
import { findCredential } from '../../database/queries/findCredential.ts'

export const getCredential = (context: ActContext, input: { name: string }): Promise<Credential> =>
  findCredential(context.prisma, input.name)
