import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { DataSource, Prisma } from '../generated/client.ts'

/** The data source of this name, or the refusal that there is none. */
export async function findDataSource(tx: Prisma.TransactionClient, name: string): Promise<DataSource> {
  return (
    (await tx.dataSource.findUnique({ where: { nameKey: nameKey(name) } })) ??
    fail('DataSource_NotFound', `There is no data source named ${name}.`)
  )
}
