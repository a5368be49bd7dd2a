import { setImmediate } from 'node:timers/promises'
import { filterPreviewNamesMax, type FilterPreview, type FilterProperties } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { scopeOfFilters } from '../../scopeOfFilters.ts'

interface PreviewInput {
  dataSourceName: string
  scanName: string
  filters: FilterProperties
}

const batchSize = 500

/** Tries filters on what the last successful run of the scan found, full or incremental: both list all of the source. The scan stays as it is. */
export async function previewFilter({ prisma }: ActContext, input: PreviewInput): Promise<FilterPreview> {
  const covers = scopeOfFilters(input.filters, 'filters')
  const scan = await findScan(prisma, input)
  const run = await prisma.run.findFirst({
    where: { scanId: scan.id, state: 'succeeded' },
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  const preview: FilterPreview = { included: { count: 0, names: [] }, excluded: { count: 0, names: [] } }
  if (run === null) return preview
  let last = ''
  for (;;) {
    const names = await namesAfter(prisma, run.id, last)
    for (const name of names) {
      const sample = covers(name) ? preview.included : preview.excluded
      sample.count += 1
      if (sample.names.length < filterPreviewNamesMax) sample.names.push(name)
    }
    if (names.length < batchSize) return { runId: run.id, ...preview }
    last = names.at(-1) ?? last
    // Others are answered between the batches, however many patterns there are.
    await setImmediate()
  }
}

async function namesAfter(prisma: ActContext['prisma'], runId: string, last: string): Promise<string[]> {
  const rows = await prisma.runAsset.findMany({
    where: { runId, change: { not: 'vanished' }, asset: { qualifiedName: { gt: last } } },
    orderBy: { asset: { qualifiedName: 'asc' } },
    take: batchSize,
    select: { asset: { select: { qualifiedName: true } } },
  })
  return rows.map(({ asset }) => asset.qualifiedName)
}
