import type { Registration } from '@mooring/contract'
import { askRegistration } from './askRegistration.ts'
import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import { findOrigin, travelsInClear } from './findOrigin.ts'
import { keyPairForRegistration, readIdentity, writeIdentity } from './identity.ts'
import { openHome } from './openHome.ts'
import { readProxy } from './proxy.ts'
import type { GivenKey } from './readAuthKey.ts'
import { endingOf } from './registrationState.ts'

/** How a machine is to be registered. */
export interface RegistrationWish {
  key: GivenKey
  nodeName: string
  caFile: string | null
  /** Null: the node stays until somebody removes it. */
  ephemeralSeconds: number | null
  replaceOffline: boolean
}

/** What became of it, and where the console is. */
export interface Registered {
  registration: Registration
  origin: string
}

/** Trades the key for an identity and keeps that. Throws `CommandFailure`, also when the machine is registered already. */
export async function registerMachine(
  { key: { text, key }, nodeName, caFile, ephemeralSeconds, replaceOffline }: RegistrationWish,
  { config, warn }: { config: Config; warn: (text: string) => void },
): Promise<Registered> {
  await openHome(config.home)
  await refuseWhenRegistered(config)
  const proxy = await readProxy(config)
  const origin = await findOrigin({ host: key.host, endpoint: config.endpoint, caFile, proxy })
  if (travelsInClear(origin)) warn('The console is reached without encryption: the key and passwords of data sources travel in clear.\n')
  const keyPair = await keyPairForRegistration(config.home, key.runtimeId)
  const request = {
    ...{ key: text, nodeName, keyPair, home: config.home },
    ...(replaceOffline ? { replaceOffline } : {}),
    ...(ephemeralSeconds === null ? {} : { ephemeralSeconds }),
  }
  const registration = await askRegistration({ origin, caFile, proxy }, request)
  await writeIdentity(config.home, { ...registration, origin, caFile, keyPair, ephemeralSeconds })
  return { registration, origin }
}

/** A registration that the console has ended is replaced; one that holds is not, or its node would linger in the console. */
async function refuseWhenRegistered(config: Config): Promise<void> {
  const identity = await readIdentity(config.home)
  if (identity === null || (await endingOf(identity, config)) !== null) return
  throw new CommandFailure(
    'refused',
    `This machine is already registered as the node ${identity.nodeName} of ${identity.runtimeName}. To move it to another runtime, run "mooring-node move"; to end this, "mooring-node unregister"; for a second node, set another MOORING_NODE_HOME.`,
  )
}
