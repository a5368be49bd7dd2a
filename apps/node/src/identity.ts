import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { CommandFailure } from './CommandFailure.ts'
import { readJsonFile } from './readJsonFile.ts'
import { writeFileAtomically } from './writeFileAtomically.ts'

/** Ed25519 as a JWK: `x` is the public half, which the console knows, `d` the private one, which never leaves this machine. */
export interface KeyPair extends JWK {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  d: string
}

/** Why the console does not know the node any more, as a sentence. */
export interface Ending {
  reason: string
}

/** Who this node is, as registered. */
export interface Identity {
  nodeId: string
  nodeName: string
  runtimeId: string
  runtimeName: string
  account: string
  /** Where the console answered, such as `https://console.example:8080`. */
  origin: string
  /** Absolute path of the certificates to trust beside those of the system, in PEM. */
  caFile: string | null
  keyPair: KeyPair
  /** The console removes the node when it was offline for so long, and it removes itself when it stops; null: it stays. */
  ephemeralSeconds: number | null
  /** Set once the console said that the registration is over. */
  ended: Ending | null
}

/**
 * A registration under way. It is on disk before the console is asked: a node that crashes before it hears the answer asks again
 * with the same public key, and the console answers with the registration that exists, instead of counting a second node.
 */
interface PendingIdentity {
  runtimeId: string
  keyPair: KeyPair
}

const identityPath = (home: string) => join(home, 'identity.json')
const endedPath = (home: string) => join(home, 'identity.ended.json')
const formerPath = (home: string) => join(home, 'identity.former.json')
const pendingPath = (home: string) => join(home, 'identity.pending.json')

const isKeyPair = (value: unknown): value is KeyPair =>
  typeof value === 'object' && value !== null && 'x' in value && typeof value.x === 'string' && 'd' in value && typeof value.d === 'string'

const texts = ['nodeId', 'nodeName', 'runtimeId', 'runtimeName', 'account', 'origin'] as const

/** Whether a value has the shape of an identity: of a file, of a backup. */
export function isIdentity(value: unknown): value is Omit<Identity, 'ended'> {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Record<string, unknown>
  return texts.every((name) => typeof fields[name] === 'string') && isKeyPair(fields['keyPair'])
}

/** The identity in a home, null when the node never registered. Throws `CommandFailure` when the file is damaged. */
export async function readIdentity(home: string): Promise<Identity | null> {
  return readIdentityAt(identityPath(home), home)
}

async function readIdentityAt(path: string, home: string): Promise<Identity | null> {
  const refuse = (cause?: unknown) =>
    new CommandFailure('refused', `The identity of the node in ${path} cannot be read. Restore it, or remove it and register again.`, {
      cause,
    })
  const value = await readJsonFile(path).catch((cause: unknown) => {
    throw refuse(cause)
  })
  if (value === null) return null
  if (!isIdentity(value)) throw refuse()
  return {
    ...value,
    caFile: value.caFile ?? null,
    ephemeralSeconds: value.ephemeralSeconds ?? null,
    ended: await readEnding(home, value.nodeId),
  }
}

/** Keeps the identity and forgets the registration under way. */
export async function writeIdentity(home: string, identity: Omit<Identity, 'ended'>): Promise<void> {
  await writeFileAtomically(identityPath(home), asText(identity))
  await rm(pendingPath(home), { force: true })
  await rm(endedPath(home), { force: true })
}

/**
 * Puts another identity in the place of the one that is there, which is kept beside until its registration is ended: at every
 * moment one of the two is the node's identity, whole.
 */
export async function replaceIdentity(home: string, former: Identity, next: Omit<Identity, 'ended'>): Promise<void> {
  const { ended: _, ...kept } = former
  await writeFileAtomically(formerPath(home), asText(kept))
  await writeIdentity(home, next)
}

/** The identity that a move replaced and whose registration has not been ended yet; null when there is none. */
export async function readFormerIdentity(home: string): Promise<Identity | null> {
  const former = await readIdentityAt(formerPath(home), home)
  // Written, but not replaced yet: it is still the node's own.
  return former?.nodeId === (await readIdentity(home))?.nodeId ? null : former
}

export const forgetFormerIdentity = (home: string): Promise<void> => rm(formerPath(home), { force: true })

export async function deleteIdentity(home: string): Promise<void> {
  await rm(identityPath(home), { force: true })
  await rm(endedPath(home), { force: true })
}

/**
 * Notes that the console ended a registration. It goes into a file of its own, and counts only beside the identity it names: so a running
 * agent that learns of its end cannot bring back an identity that another command deleted or replaced at the same moment.
 */
export async function endIdentity(home: string, nodeId: string, ended: Ending): Promise<void> {
  await writeFileAtomically(endedPath(home), asText({ nodeId, ...ended }))
}

async function readEnding(home: string, nodeId: string): Promise<Ending | null> {
  const value = await readJsonFile(endedPath(home)).catch(ignoreDamaged)
  if (typeof value !== 'object' || value === null || !('nodeId' in value) || !('reason' in value)) return null
  return value.nodeId === nodeId && typeof value.reason === 'string' ? { reason: value.reason } : null
}

/** The key pair to register with: the one of an unfinished registration with the same runtime, or one that is made and written now. */
export async function keyPairForRegistration(home: string, runtimeId: string): Promise<KeyPair> {
  const pending = await readJsonFile(pendingPath(home)).catch(ignoreDamaged)
  if (isPending(pending) && pending.runtimeId === runtimeId) return pending.keyPair
  const keyPair = await makeKeyPair()
  await writeFileAtomically(pendingPath(home), asText({ runtimeId, keyPair } satisfies PendingIdentity))
  return keyPair
}

const isPending = (value: unknown): value is PendingIdentity =>
  typeof value === 'object' && value !== null && 'runtimeId' in value && 'keyPair' in value && isKeyPair(value.keyPair)

/** A file that was damaged says no more than one that is absent. */
function ignoreDamaged(error: unknown): null {
  if (error instanceof SyntaxError) return null
  throw error
}

async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const { x, d } = await exportJWK(privateKey)
  if (x === undefined || d === undefined) throw new Error('The key pair that was made is not an Ed25519 one.')
  return { kty: 'OKP', crv: 'Ed25519', x, d }
}

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
