import { Type, type TObject, type TUnsafe } from 'typebox'

/**
 * An object whose field `by` says which schema it must meet, so that a refusal names the field of that schema and not "one of many".
 * Ajv and OpenAPI read `discriminator` alike; each schema must require that field, as a constant or one of a list.
 */
export const Choice = <T>(by: string, schemas: readonly TObject[]): TUnsafe<T> =>
  Type.Unsafe<T>({ type: 'object', discriminator: { propertyName: by }, required: [by], oneOf: schemas })

/** A body whose `kind` says which schema it must meet. */
export const ByKind = <T>(schemas: readonly TObject[]): TUnsafe<T> => Choice<T>('kind', schemas)
