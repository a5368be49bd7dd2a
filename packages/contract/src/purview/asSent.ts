import { Type, type TObject, type TSchema, type TUnsafe } from 'typebox'
import { Strict } from '../schemas.ts'
import { Maybe } from './recurrence.ts'

/** What a client may send for `T`: any part of it, and null for what is absent. */
export type Sent<T> = T extends object ? { [K in keyof T]?: Sent<T[K]> | null } : T

/** What is kept of that. */
export type Kept<T> = T extends object ? { [K in keyof T]?: Kept<T[K]> } : T

const isObject = (schema: TSchema): schema is TObject => 'properties' in schema

const partsOf = (schema: TSchema): TSchema =>
  isObject(schema)
    ? Strict(Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, Maybe(partsOf(part))])))
    : schema

/**
 * The schema of what a client may send. The contract requires no property of anything, and clients that were generated from it send null
 * for what is absent; `schema` says what there has to be before a node can do something with it.
 */
export const AsSent = <T>(schema: TObject): TUnsafe<Sent<T>> => Type.Unsafe<Sent<T>>(partsOf(schema))
