import { Type, type TObject, type TUnsafe } from 'typebox'

/**
 * A body whose `kind` says which schema it must meet, so that a refusal names the field of that schema and not "one of many".
 * Ajv and OpenAPI read `discriminator` alike; each schema must require a `kind` that is a constant or one of a list.
 */
export const ByKind = <T>(schemas: readonly TObject[]): TUnsafe<T> =>
  Type.Unsafe<T>({ type: 'object', discriminator: { propertyName: 'kind' }, required: ['kind'], oneOf: schemas })
