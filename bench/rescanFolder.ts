/**
 * `node bench/rescanFolder.ts [files]`: a folder of small CSV files with different names, scanned with all rules: as it is scanned first,
 * and again by an incremental run when nothing, and when every hundredth file, has changed.
 */
import { mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClassifications, type DiscoveredAsset } from '../packages/contract/src/index.ts'
import { samplingWith } from '../packages/scanners/src/classifiers/samplingWith.ts'
import { fileSystemScanner } from '../packages/scanners/src/filesystem/fileSystemScanner.ts'
import { KeptAssets } from '../packages/scanners/src/testing/KeptAssets.ts'
import { hundredths } from './measure.ts'
import { printFigures, type Figure } from './printFigures.ts'

const files = Number(process.argv[2] ?? 5000)
const rowsPerFile = 200
const longAgo = new Date('2020-01-01T00:00:00Z')

const folder = await realpath(await mkdtemp(join(tmpdir(), 'mooring-bench-')))
try {
  for (let index = 0; index < files; index += 1) await write(index, longAgo)
  const first = await scan('first run', [])
  const same = await scan('incremental, nothing changed', first.assets)
  for (let index = 0; index < files; index += 100) await write(index, new Date('2021-01-01T00:00:00Z'))
  const changed = await scan('incremental, 1 % changed', first.assets)
  printFigures(
    'rescanFolder',
    { files, rowsPerFile },
    [first, same, changed].map(({ figure }) => ({ ...figure, ratio: hundredths(figure.cpuSeconds / first.figure.cpuSeconds) })),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Letters, because files that differ in numbers only are one asset. */
async function write(index: number, modifiedAt: Date): Promise<void> {
  const name = index.toString(26).replace(/[0-9a-p]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
  const rows = Array.from({ length: rowsPerFile }, (_, row) => `${row},person${row}@example.com,${index}.${row}\n`)
  const path = join(folder, `${name}.csv`)
  await writeFile(path, `id,email,amount\n${rows.join('')}`)
  await utimes(path, modifiedAt, modifiedAt)
}

async function scan(name: string, former: DiscoveredAsset[]) {
  const memory = new KeptAssets(former)
  const assets: DiscoveredAsset[] = []
  const start = performance.now()
  const cpuStart = process.cpuUsage()
  await fileSystemScanner.scan(
    {
      scan: { kind: 'FileSystem', properties: { connectedVia: { referenceName: 'bench' } } },
      source: { kind: 'FileSystem', properties: { path: folder } },
      credential: null,
      allowedPaths: [folder],
      scope: { covers: () => true, formats: null },
      sampling: samplingWith({ rowsMax: 128, systemRules: systemClassifications, customRules: [] }),
      memory,
    },
    { assets: async (batch) => void assets.push(...batch), exception: () => undefined, progress: () => undefined },
    new AbortController().signal,
  )
  const { user, system } = process.cpuUsage(cpuStart)
  if (assets.length !== files) throw new Error(`Found ${assets.length} files of ${files}`)
  const figure = {
    name,
    seconds: hundredths((performance.now() - start) / 1000),
    cpuSeconds: hundredths((user + system) / 1e6),
    notRead: memory.recalled.length,
  }
  return { assets, figure: figure satisfies Figure }
}
