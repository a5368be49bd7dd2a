import type { UpdateSettings } from '@mooring/contract'
import { updateWindowRefusal } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { Prisma } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import type { FoundRollout } from '../../database/queries/findRollout.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'
import { getUpdates } from './getUpdates.ts'

/** Sets whether and when nodes are updated by themselves. What is under way goes on; without a window any time is right. */
export async function putUpdateSettings(context: ActContext, input: UpdateSettings & { name: string }): Promise<FoundRollout> {
  const { automatic, window } = input
  const refusal = window === undefined ? null : updateWindowRefusal(window)
  if (refusal !== null) fail('InvalidField', refusal.message, `window.${refusal.field}`)
  await context.prisma.$transaction(async (tx) => {
    const { id, name } = await findRuntime(tx, input.name)
    const { count } = await tx.runtime.updateMany({
      where: { id },
      data: { autoUpdate: automatic, updateWindow: window ?? Prisma.DbNull },
    })
    if (count === 0) fail('IntegrationRuntime_NotFound')
    const shown = window === undefined ? {} : { days: window.days, from: window.from, to: window.to, timeZone: window.timeZone }
    await audit(tx, context, {
      action: 'putUpdateSettings',
      target: `runtime/${name}`,
      detail: { automatic: automatic ? 'on' : 'off', ...shown },
    })
    await announce(tx, { topic: 'runtimes', name }, { topic: 'nodes', name })
  })
  return getUpdates(context, input)
}
