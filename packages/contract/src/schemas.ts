import { Type, type Static, type TProperties, type TSchema } from 'typebox'

/** An object that refuses fields it does not declare. */
export const Strict = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

/** A number of things: as many as an integer of the database holds. */
export const Count = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })

/** A page of a list as Microsoft's clients read it: `nextLink` is absolute and absent on the last page. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ value: Type.Array(item), nextLink: Type.Optional(Type.String()), count: Type.Optional(Type.Integer()) })

/** What every list accepts: the token of the page as it stood in `nextLink`. The longest holds the qualified name of an asset. */
export const PageQuery = Type.Object({ $skipToken: Type.Optional(Type.String({ maxLength: 8192 })) })

/** The body of every answer that is not a success: Microsoft's ErrorResponseModel. */
export const ErrorBody = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    target: Type.Optional(Type.String()),
    details: Type.Optional(Type.Array(Type.Object({ code: Type.String(), message: Type.String(), target: Type.Optional(Type.String()) }))),
  }),
})
export type ErrorBody = Static<typeof ErrorBody>
