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
  const { covers, coversSet } = scopeOfFilters(input.filters, 'filters')
  const scan = await findScan(prisma, input)
  const run = await prisma.run.findFirst({
    where: { scanId: scan.id, state: 'succeeded' },
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  const preview: FilterPreview = { included: none(), excluded: none(), undecided: none() }
  if (run === null) return preview
  let last = ''
  for (;;) {
    const assets = await assetsAfter(prisma, run.id, last)
    for (const { qualifiedName: name, kind } of assets) {
      const sample = sampleOf(preview, kind === 'resourceSet' ? coversSet(name) : covers(name))
      sample.count += 1
      if (sample.names.length < filterPreviewNamesMax) sample.names.push(name)
    }
    if (assets.length < batchSize) return { runId: run.id, ...preview }
    last = assets.at(-1)?.qualifiedName ?? last
    // Others are answered between the batches, however many patterns there are.
    await setImmediate()
  }
}

function sampleOf({ included, excluded, undecided }: FilterPreview, isIn: boolean | null): FilterPreview['included'] {
  if (isIn === null) return undecided
  return isIn ? included : excluded
}

const none = () => ({ count: 0, names: [] })

async function assetsAfter(prisma: ActContext['prisma'], runId: string, last: string): Promise<{ qualifiedName: string; kind: string }[]> {
  const rows = await prisma.runAsset.findMany({
    where: { runId, change: { not: 'vanished' }, asset: { qualifiedName: { gt: last } } },
    orderBy: { asset: { qualifiedName: 'asc' } },
    take: batchSize,
    select: { asset: { select: { qualifiedName: true, kind: true } } },
  })
  return rows.map(({ asset }) => asset)
}
