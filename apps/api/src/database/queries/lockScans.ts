import { Prisma } from '../generated/client.ts'

interface Held {
  dataSourceId: string
  /** Of one of its scans; without, all of them. */
  nameKey?: string
  to: 'change' | 'delete'
}

/**
 * Locks scans of a data source until the transaction ends. Returns the keys of the names of the runtimes that they connect through, which
 * nobody changes meanwhile: of those, whoever changes or deletes the scans writes the digests.
 */
export async function lockScans(tx: Prisma.TransactionClient, { dataSourceId, nameKey, to }: Held): Promise<string[]> {
  const isNamed = nameKey === undefined ? Prisma.sql`true` : Prisma.sql`name_key = ${nameKey}`
  const held = await tx.$queryRaw<{ runtimeKey: string }[]>`
    SELECT DISTINCT runtime_key AS "runtimeKey" FROM (
      SELECT runtime_key FROM scan WHERE data_source_id = ${dataSourceId}::uuid AND ${isNamed} ORDER BY id
      FOR ${to === 'delete' ? Prisma.sql`UPDATE` : Prisma.sql`NO KEY UPDATE`}
    ) AS held WHERE runtime_key IS NOT NULL`
  return held.map(({ runtimeKey }) => runtimeKey)
}
