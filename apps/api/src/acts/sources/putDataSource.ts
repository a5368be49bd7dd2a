import type { DataSourceBody } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { DataSource } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { keptProperties } from '../../keptProperties.ts'

/** Registers the data source or replaces its properties; its scans and assets stay. */
export async function putDataSource(
  context: ActContext,
  input: { name: string; body: DataSourceBody },
): Promise<{ source: DataSource; created: boolean }> {
  const { kind } = input.body
  const properties = keptProperties(input.body)
  const key = nameKey(input.name)
  return context.prisma.$transaction(async (tx) => {
    const { count } = await tx.dataSource.createMany({ data: { name: input.name, nameKey: key, kind, properties }, skipDuplicates: true })
    const created = count === 1
    const where = { nameKey: key }
    // Its scans are for this kind.
    if (!created && (await tx.dataSource.count({ where: { ...where, kind } })) === 0)
      fail('InvalidField', 'The kind of a data source cannot be changed. Delete it and register it again.', 'kind')
    const source = created ? await tx.dataSource.findUniqueOrThrow({ where }) : await tx.dataSource.update({ where, data: { properties } })
    await audit(tx, context, { action: created ? 'createDataSource' : 'updateDataSource', target: `dataSource/${source.name}` })
    await announce(tx, { topic: 'dataSources', name: source.name })
    return { source, created }
  })
}
