import { Type, type Static } from 'typebox'
import { Strict } from '../schemas.ts'

/** What JSON carries without rounding. */
const LargeCount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const text = (maxLength: number) => Type.String({ maxLength })

export const Column = Strict({
  name: text(512),
  /** The type as the source spells it, such as `character varying(40)`. */
  type: text(512),
  nullable: Type.Boolean(),
  position: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
  comment: Type.Optional(text(8192)),
})
export type Column = Static<typeof Column>

export const Key = Strict({
  name: text(512),
  kind: Type.Enum(['primary', 'unique', 'foreign']),
  columns: Type.Array(text(512), { maxItems: 64 }),
  /** For a foreign key: the qualified name of the table it points to, and the columns there. */
  references: Type.Optional(Strict({ qualifiedName: text(2048), columns: Type.Array(text(512), { maxItems: 64 }) })),
})
export type Key = Static<typeof Key>

/**
 * One thing that a scan found. `qualifiedName` identifies it within its data source for ever, as Purview writes it:
 * `postgresql://<host>:<port>/<database>/<schema>/<table>` with each part percent-encoded. `rowEstimate` is the source's own estimate.
 */
export const DiscoveredAsset = Strict({
  qualifiedName: Type.String({ minLength: 1, maxLength: 2048, pattern: '^[\\x21-\\x7e]+$' }),
  kind: Type.Enum(['table', 'partitionedTable', 'foreignTable', 'view', 'materializedView']),
  schemaName: text(512),
  name: text(512),
  comment: Type.Optional(text(8192)),
  rowEstimate: Type.Optional(LargeCount),
  sizeBytes: Type.Optional(LargeCount),
  columns: Type.Array(Column, { maxItems: 2000 }),
  keys: Type.Array(Key, { maxItems: 2000 }),
})
export type DiscoveredAsset = Static<typeof DiscoveredAsset>
