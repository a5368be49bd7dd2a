import { hostname, release, type } from 'node:os'
import { ApiError, node, type RegisterBody, type Registration } from '@mooring/contract'
import { nodeNameRefusal } from '@mooring/domain'
import { concurrentJobsLimit } from './agent/machine.ts'
import { CommandFailure } from './CommandFailure.ts'
import { openAnonymousClient, type ConsoleAddress } from './consoleClient.ts'
import type { KeyPair } from './identity.ts'
import { nodeNameFrom } from './nodeNameFrom.ts'
import { readMachineId } from './readMachineId.ts'
import { toCommandFailure } from './toCommandFailure.ts'
import { version } from './version.ts'

/** What a node asks to be registered with. */
export type RegistrationRequest = Pick<RegisterBody, 'key' | 'nodeName' | 'replaceOffline' | 'ephemeralSeconds'> & {
  /** Of the node. */
  home: string
  keyPair: KeyPair
}

/** The name to register under: the given one, or that of the machine. Throws `CommandFailure` when it is none. */
export function nodeNameOf(name: string | undefined): string {
  const nodeName = name ?? nodeNameFrom(hostname())
  const refusal = nodeNameRefusal(nodeName)
  if (refusal !== null) throw new CommandFailure('wrongUsage', refusal)
  return nodeName
}

/** Trades the key for a registration. Throws `CommandFailure`; for a name that is taken it names one that is likely free. */
export async function askRegistration(address: ConsoleAddress, request: RegistrationRequest): Promise<Registration> {
  const { home, keyPair, ...asked } = request
  const machineId = await readMachineId({ home })
  const client = await openAnonymousClient(address)
  const body = {
    ...asked,
    publicKey: keyPair.x,
    machineName: hostname().slice(0, 255) || 'unknown',
    operatingSystem: `${type()} ${release()}`.slice(0, 255),
    ...(machineId === null ? {} : { machineId }),
    version,
    concurrentJobsLimit: concurrentJobsLimit(),
  }
  try {
    return await client.call(node.registerNode, { body })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NodeNameTaken') throw nameTaken(error, asked.nodeName)
    throw toCommandFailure(error, address.origin)
  } finally {
    await client.close()
  }
}

function nameTaken(cause: ApiError, nodeName: string): CommandFailure {
  const ways = `Register under another name, such as --name ${otherName(nodeName)}. If that node is this machine before it was set up anew, and is offline, take its place with --replace.`
  return new CommandFailure('refused', `${cause.message} ${ways}`, { cause })
}

/** A name that is likely free: the one given with the next number at its end, within the length that a name may have. */
export function otherName(nodeName: string): string {
  const [, stem = '', number = '1'] = /^(.*?)(?:-(\d{1,4}))?$/.exec(nodeName) ?? []
  const end = `-${Number(number) + 1}`
  return `${stem.slice(0, 150 - end.length)}${end}`
}
