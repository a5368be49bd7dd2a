import type { ActContext } from '../../ActContext.ts'
import type { DataSource } from '../../database/generated/client.ts'
import { findDataSource } from '../../database/queries/findDataSource.ts'

export const getDataSource = (context: ActContext, input: { name: string }): Promise<DataSource> =>
  findDataSource(context.prisma, input.name)
