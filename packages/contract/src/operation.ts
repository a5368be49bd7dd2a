import type { Static, TSchema } from 'typebox'
import type { ErrorCode } from './errors.ts'

/** What a person or a program may do, from least to most: see `security.md`. */
export type Role = 'Reader' | 'Operator' | 'DataSourceAdministrator' | 'Administrator'

/** Who may call an operation: a role or more, a registered node, or anybody. */
export type Access = Role | 'node' | 'anyone'

/**
 * One operation of the API: the source of its route, validation, serialisation, access check, OpenAPI entry and typed client call.
 * `path` is written as OpenAPI does, `/scan/integrationruntimes/{integrationRuntimeName}:listAuthKeys`.
 */
export interface Operation {
  /** Microsoft's operationId where the operation is Microsoft's. */
  id: string
  summary: string
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH'
  path: string
  /** Other spellings of the same path that official clients of older versions send. */
  otherPaths?: readonly string[]
  access: Access
  /** Whether `api-version` is required, and which are served; absent for our own operations. */
  apiVersions?: readonly string[]
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** The status of each success with its body; null: no body. */
  responses: Readonly<Record<number, TSchema | null>>
  /** The errors that belong to this operation, beside those that any operation can answer. */
  errors: readonly ErrorCode[]
  /** Bodies above this size are refused; 64 kB when absent. */
  bodyBytesMax?: number
  /** Whoever administers the machine of a node calls it too, beside the node's agent: its token need not say which process signed it. */
  isOfMachine?: boolean
  /** A page calls it by itself: that somebody is there it does not show, and no session lives longer by it. */
  isUnattended?: boolean
  /** Calls per minute and client address; unlimited when absent. */
  callsPerMinuteMax?: number
}

type StaticOf<S> = S extends TSchema ? Static<S> : undefined

export type ParamsOf<O extends Operation> = StaticOf<O['params']>
export type QueryOf<O extends Operation> = StaticOf<O['query']>
export type BodyOf<O extends Operation> = StaticOf<O['body']>
/** The union of the bodies of every success. */
export type AnswerOf<O extends Operation> = { [S in keyof O['responses']]: StaticOf<O['responses'][S]> }[keyof O['responses']]
