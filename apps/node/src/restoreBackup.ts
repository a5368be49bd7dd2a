import { join } from 'node:path'
import { askRunningAgent } from './agent/statusSocket.ts'
import { CommandFailure } from './CommandFailure.ts'
import { isIdentity, readIdentity, writeIdentity } from './identity.ts'
import type { BackupContent } from './makeBackup.ts'
import { openHome } from './openHome.ts'
import { openBackup } from './sealBackup.ts'
import { keepSecret } from './secrets/secretStore.ts'
import { changeSettings, isSettings } from './settings.ts'
import { writeFileAtomically } from './writeFileAtomically.ts'

interface Restoring {
  /** What the backup holds, as it was written. */
  sealed: string
  /** Asked for once it is clear that something can be restored here. */
  password: () => Promise<string>
  /** Whether an identity that is here is replaced. */
  force: boolean
}

/** Makes the machine of a home the node of a backup. Throws `CommandFailure` when the node here runs, is registered, or the backup does not open. */
export async function restoreBackup(home: string, { sealed, password, force }: Restoring): Promise<BackupContent> {
  await openHome(home)
  await refuseWhenInUse(home, force)
  const content = parse(await openBackup(sealed, await password()))
  await putBack(home, content)
  return content
}

async function refuseWhenInUse(home: string, force: boolean): Promise<void> {
  if ((await askRunningAgent(home)) !== null)
    throw new CommandFailure('refused', 'The node runs. Stop it first: "mooring-node stop --wait".')
  const identity = await readIdentity(home)
  if (identity === null || identity.ended !== null || force) return
  throw new CommandFailure(
    'refused',
    `This machine is registered as the node ${identity.nodeName} of ${identity.runtimeName}. Run "mooring-node unregister" first, or restore with --force.`,
  )
}

function parse(text: string): BackupContent {
  const value = JSON.parse(text) as Partial<BackupContent>
  // A backup of an older version holds none.
  const { identity, caPem = null, settings, secrets = {}, madeAt } = value
  if (isIdentity(identity) && isSettings(settings) && typeof madeAt === 'string')
    return {
      identity: { ...identity, caFile: identity.caFile ?? null, ephemeralSeconds: identity.ephemeralSeconds ?? null },
      caPem,
      settings,
      secrets,
      madeAt,
    }
  throw new CommandFailure('refused', 'The backup holds no identity that this version can read.')
}

/** The certificates come into the home: the file they came from need not be on this machine. */
async function putBack(home: string, { identity, caPem, settings, secrets }: BackupContent): Promise<void> {
  const caFile = caPem === null ? null : join(home, 'restored-ca.pem')
  if (caFile !== null && caPem !== null) await writeFileAtomically(caFile, caPem)
  await changeSettings(home, settings)
  for (const [name, secret] of Object.entries(secrets)) await keepSecret(home, name, secret)
  await writeIdentity(home, { ...identity, caFile })
}
