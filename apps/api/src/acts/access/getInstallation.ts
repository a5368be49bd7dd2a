import type { Installation } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { version } from '../../version.ts'

export async function getInstallation(context: ActContext): Promise<Installation> {
  const somebody = await context.prisma.user.findFirst({ select: { id: true } })
  return { account: context.account, needsSetup: somebody === null, version }
}
