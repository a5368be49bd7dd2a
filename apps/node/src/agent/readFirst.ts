import type { ConnectionStep, NodeTask } from '@mooring/contract'
import { isScannable, ScanError, scannerFor, type ScanException, type ScanJob, type ScanSink } from '@mooring/scanners'
import { readAllowedPaths } from '../config.ts'

type ConnectionTask = Extract<NodeTask, { kind: 'testConnection' }>
type Tried = Pick<ConnectionTask, 'scan' | 'source'> & Pick<ScanJob, 'credential' | 'agentFor'>

/** The sink of a scan that is only tried: what has been read once is enough. */
class EnoughRead extends Error {
  override name = 'EnoughRead'
}

/** One file tells whether files can be read: to list all of them would take hours in some places. */
const filesMax = 1

const fixOfAll =
  'Give whoever reads the source the right to do so: the user of the credential, or of a folder the user that the node runs as.'
const fixOfSome = 'A scan leaves out what it cannot read, and goes on. Look whether that matters here.'

/** Scans until something was read. Throws `ScanError`, and the signal's reason. */
export async function readFirst({ scan, ...tried }: Tried, signal: AbortSignal): Promise<Omit<ConnectionStep, 'step' | 'durationMs'>> {
  const scanner = scannerFor(scan.kind)
  if (scanner === null || !isScannable(scan))
    throw new ScanError('NodeCannotScanKind', `This version of the node does not support ${scan.kind}. Install a newer one.`)
  let read = 0
  const failures = new Failures()
  const sink: ScanSink = {
    assets: async (batch) => {
      read = batch.length
      throw new EnoughRead('The first objects have been read.')
    },
    exception: (exception) => failures.add(exception),
    progress: () => undefined,
  }
  const everything = { scope: { covers: () => true, formats: null }, sampling: null, allowedPaths: readAllowedPaths(), filesMax }
  try {
    await scanner.scan({ scan, ...tried, ...everything }, sink, signal)
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error
  }
  const found = read === 0 ? 'There is nothing to read.' : `The first ${read === 1 ? 'object was' : `${read} objects were`} read.`
  if (failures.first === null) return { verdict: 'pass', found }
  if (read > 0) return { verdict: 'warning', found: `${found} ${failures.inWords()}`, fix: fixOfSome }
  return { verdict: 'fail', found: `Nothing could be read. ${failures.inWords()}`, fix: fixOfAll }
}

/** What could not be read: counted, and the first one kept. A source may have a million of them. */
class Failures {
  first: ScanException | null = null
  readonly #counts = new Map<string, number>()

  add(exception: ScanException): void {
    this.first ??= exception
    this.#counts.set(exception.reason, (this.#counts.get(exception.reason) ?? 0) + 1)
  }

  inWords(): string {
    const counts = [...this.#counts].map(([reason, count]) => `${reason} ${count}`).join(', ')
    return `What could not be read: ${counts}. The first is ${this.first?.target}: ${this.first?.message}`
  }
}
