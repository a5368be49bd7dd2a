import { node, type OwnUpdate, type UpdateHindrance } from '@mooring/contract'
import { CommandFailure } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { openNodeClient } from '../consoleClient.ts'
import { readIdentity } from '../identity.ts'
import { momentText } from '../momentText.ts'
import { readProxy } from '../proxy.ts'
import { withEndpoint } from '../registrationState.ts'
import { toCommandFailure } from '../toCommandFailure.ts'

const timeoutMs = 8000

/** How the node of a home stands to the newest version, as its console says; null when it is not registered. Throws `CommandFailure`. */
export const readOwnUpdate = (config: Config): Promise<OwnUpdate | null> => ask(node.getOwnUpdate, config)

/** Asks the console for the update of the node of a home, in its turn. Throws `CommandFailure`, also when it is not registered. */
export const requestOwnUpdate = (config: Config): Promise<OwnUpdate> => askRegistered(node.requestOwnUpdate, config)

/** Takes back the update of the node of a home. Throws `CommandFailure`, also when it is not registered, or the update goes on all the same. */
export async function cancelOwnUpdate(config: Config): Promise<OwnUpdate> {
  const update = await askRegistered(node.cancelOwnUpdate, config)
  const goesOn = update.phase !== undefined && update.phase in atWork
  if (goesOn) throw new CommandFailure('refused', `The update cannot be canceled any more. ${ownUpdateText(update)}`)
  return update
}

async function askRegistered(operation: OwnOperation, config: Config): Promise<OwnUpdate> {
  const update = await ask(operation, config)
  if (update === null) throw new CommandFailure('refused', 'This machine is not registered. Run "mooring-node register" first.')
  return update
}

type OwnOperation = typeof node.getOwnUpdate | typeof node.requestOwnUpdate | typeof node.cancelOwnUpdate

async function ask(operation: OwnOperation, config: Config): Promise<OwnUpdate | null> {
  const found = await readIdentity(config.home)
  if (found === null || found.ended !== null) return null
  const identity = withEndpoint(found, config)
  const client = await openNodeClient(identity, { proxy: await readProxy(config) })
  try {
    return await client.call(operation, {}, { timeoutMs })
  } catch (error) {
    throw toCommandFailure(error, client.origin)
  } finally {
    await client.close()
  }
}

/** How an update is, as a sentence. */
export function ownUpdateText({ version, latest, isUpdateAvailable, phase, reason, ...plan }: OwnUpdate): string {
  if (phase === 'waiting' && plan.waitsFor !== undefined) return `Version ${version} runs. ${waitingFor(plan)}`
  if (phase !== undefined && phase in atWork) return `Version ${version} runs. ${atWork[phase] ?? ''}`
  if (!isUpdateAvailable)
    return latest === undefined
      ? `Version ${version} runs. The console offers no version to update to.`
      : `Version ${version} runs. It is the newest one.`
  const failed = phase === 'refused' || phase === 'rolledBack' || phase === 'failed' ? ` The last attempt failed: ${reason ?? phase}` : ''
  const waiting = plan.waitsFor === undefined ? '' : ` ${waitingFor(plan)}`
  return `Version ${version} runs. Version ${latest ?? ''} is available.${failed}${waiting}`
}

/** When updates begin by themselves, and when the last one was, a line each; nothing when there is nothing to say, as of consoles of before. */
export function updateTimesText({ window, opensAt, updatedAt }: OwnUpdate): string {
  const lines = [
    window === undefined ? '' : `Maintenance window: ${windowText({ window, opensAt })}\n`,
    updatedAt === undefined ? '' : `Last update: ${momentText(updatedAt)}\n`,
  ]
  return lines.join('')
}

/** As `Saturday, Sunday from 22:00 to 04:00 (Europe/Berlin), opens on 2026-01-10 21:00 UTC`. */
export function windowText({ window, opensAt }: { window: NonNullable<OwnUpdate['window']>; opensAt: OwnUpdate['opensAt'] }): string {
  const { days, from, to, timeZone } = window
  return `${days.join(', ')} from ${from} to ${to} (${timeZone}), ${opensAt === undefined ? 'open now' : `opens on ${momentText(opensAt)}`}`
}

function waitingFor({ waitsFor = 'turn', opensAt }: Pick<OwnUpdate, 'waitsFor' | 'opensAt'>): string {
  if (waitsFor === 'window' && opensAt !== undefined) return `It is taken in the maintenance window, which opens on ${momentText(opensAt)}.`
  return hindrances[waitsFor]
}

const hindrances: Record<UpdateHindrance, string> = {
  window: 'It is taken when the maintenance window opens.',
  turn: 'Its update waits for its turn: nodes are updated one after the other, while they are connected.',
  offline: 'Its update waits until this node is connected.',
  lastOnline: 'Its update waits until another node is connected: this is the last one of its integration runtime that is.',
  stopped: 'Its update waits: that of another node failed. Ask for it now to go on all the same.',
  ephemeral: 'It is not updated by itself, as it comes and goes with its machine: give the machine or image the new version.',
}

const atWork: Partial<Record<NonNullable<OwnUpdate['phase']>, string>> = {
  waiting: hindrances.turn,
  ordered: 'Its update begins.',
  downloading: 'It downloads the new version.',
  draining: 'It lets its scans finish before it starts anew.',
  restarting: 'It starts anew.',
}
