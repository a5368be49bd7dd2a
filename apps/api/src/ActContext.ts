import type { KeySlot, Role } from '@mooring/contract'
import type { PrismaClient } from './database/generated/client.ts'
import type { ChangeFeed } from './events/ChangeFeed.ts'
import type { Keyring } from './secrets/Keyring.ts'

/** Who calls: a signed-in person, a program with a token, a registered node, or nobody known. */
export type Caller =
  | { kind: 'user'; userId: string; name: string; role: Role }
  | { kind: 'token'; name: string; role: Role }
  | {
      kind: 'node'
      nodeId: string
      name: string
      runtimeId: string
      runtimeName: string
      /** The process that speaks for the node; absent from one of a version that does not say, and from what is not its agent. */
      instanceId?: string
    }
  | { kind: 'anyone' }

/** What every act of a process shares. */
export interface Console {
  prisma: PrismaClient
  keyring: Keyring
  feed: ChangeFeed
  now: () => Date
  account: string
  /** Where people and nodes reach the console, such as `https://console.example:8080`. */
  publicOrigin: () => string
  /** Where the files of the node lie that can be downloaded. */
  downloadsDirectory: string
  /** The certificate, in PEM, of the authority of its own that the console's is of; null: it is of one that machines may know. */
  authority: string | null
}

/** What an act knows beside its input. */
export interface ActContext extends Console {
  caller: Caller
  requestId: string
  address: string
}

/** The calling node; an act that only nodes reach asks for it. */
export function nodeCaller(context: ActContext): Extract<Caller, { kind: 'node' }> {
  if (context.caller.kind !== 'node') throw new Error('An act of nodes was reached by another caller.')
  return context.caller
}

/** What a sealed authentication key is bound to. */
export const authKeyOwner = (runtimeId: string, slot: KeySlot): string => `authKey/${runtimeId}/${slot}`

/** What a sealed secret of a credential is bound to: its field too, so that two of one credential cannot change places in the database. */
export const credentialOwner = (credentialId: string, field: string): string => `credential/${credentialId}/${field}`

/** What those were bound to that older versions sealed. */
export const formerCredentialOwner = (credentialId: string): string => `credential/${credentialId}`
