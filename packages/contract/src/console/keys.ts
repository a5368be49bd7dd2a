import { Type, type Static } from 'typebox'
import { Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { KeySlot } from '../purview/runtimes.ts'
import { Strict } from '../schemas.ts'

/** What may be said of an authentication key without showing it. */
export const KeyFacts = Type.Object({
  keyName: KeySlot,
  /** Eight hexadecimal digits that change when the key is regenerated; they say nothing about it. */
  fingerprint: Type.String(),
  createdAt: Time,
  ageDays: Type.Integer(),
  lastUsedAt: Type.Optional(Time),
  expiresAt: Type.Optional(Time),
  isExpired: Type.Boolean(),
  /** CIDR ranges or single addresses; empty: from anywhere. */
  allowedAddresses: Type.Array(Type.String()),
  /** Registered nodes that enrolled with the key as it is today. */
  nodesEnrolled: Type.Array(Type.String()),
  /** Registered nodes that enrolled with a value that was regenerated since. */
  nodesEnrolledEarlier: Type.Array(Type.String()),
})
export type KeyFacts = Static<typeof KeyFacts>

/** What limits the use of a key; what is absent stays, null takes the expiry away. */
export const KeyChange = Strict({
  expiresAt: Type.Optional(Type.Union([Time, Type.Null()])),
  allowedAddresses: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 50 })),
})
export type KeyChange = Static<typeof KeyChange>

/** What becomes of the nodes that enrolled with a key, with its value of today or an earlier one, when it is regenerated. */
export const NodesOfKey = Type.Enum(['keep', 'drain', 'remove'])
export type NodesOfKey = Static<typeof NodesOfKey>

/** The new key in clear, and the nodes that were drained or removed because they had enrolled with it. */
export const RegeneratedKey = Type.Object({
  keyName: KeySlot,
  key: Type.String(),
  drainedNodes: Type.Array(Type.String()),
  removedNodes: Type.Array(Type.String()),
})
export type RegeneratedKey = Static<typeof RegeneratedKey>

const keyParams = Strict({ name: Name, keyName: KeySlot })

export const consoleKeyOperations = {
  listKeyFacts: {
    id: 'Console_ListKeyFacts',
    summary: 'Say of both authentication keys how old they are, who used them and what limits them',
    method: 'GET',
    path: '/api/runtimes/{name}/keys',
    access: 'Reader',
    params: Strict({ name: Name }),
    responses: { 200: Type.Object({ keys: Type.Array(KeyFacts) }) },
    errors: ['IntegrationRuntime_NotFound'],
  },
  updateAuthKey: {
    id: 'Console_UpdateAuthKey',
    summary: 'Set when an authentication key expires and from where it may be used',
    method: 'PATCH',
    path: '/api/runtimes/{name}/keys/{keyName}',
    access: 'DataSourceAdministrator',
    params: keyParams,
    body: KeyChange,
    responses: { 200: KeyFacts },
    errors: ['IntegrationRuntime_NotFound'],
  },
  regenerateAuthKey: {
    id: 'Console_RegenerateAuthKey',
    summary: 'Regenerate an authentication key and choose what becomes of the nodes that enrolled with it',
    method: 'POST',
    path: '/api/runtimes/{name}/keys/{keyName}/regeneration',
    access: 'DataSourceAdministrator',
    params: keyParams,
    body: Strict({ nodes: NodesOfKey }),
    responses: { 200: RegeneratedKey },
    errors: ['IntegrationRuntime_NotFound', 'TooManyRequests'],
    callsPerMinuteMax: 60,
  },
} as const satisfies Record<string, Operation>
