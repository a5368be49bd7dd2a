import type { ActContext } from '../../ActContext.ts'
import type { KeyVault } from '../../database/generated/client.ts'
import { findKeyVault } from '../../database/queries/findKeyVault.ts'

export const getKeyVault = ({ prisma }: ActContext, { name }: { name: string }): Promise<KeyVault> => findKeyVault(prisma, name)
