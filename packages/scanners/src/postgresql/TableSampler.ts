import type { DiscoveredAsset } from '@mooring/contract'
import { lookedAtInPart } from '../classifiers/lookedAtInPart.ts'
import { codeOf } from '../relational/codeOf.ts'
import { recallSamples, type SampleTarget } from '../relational/recallSamples.ts'
import { classified, remembered, sampleNotRead, sampleTimeoutMs, slowSamplesMax, unsampled } from '../relational/sampling.ts'
import { ScanError } from '../ScanError.ts'
import type { Memory, Sampling, ScanException, ScanSink } from '../Scanner.ts'
import { permissions, type MeasurementRow, type PermissionRow, type RelationRow } from './catalogue.ts'
import type { SourceConnection } from './connectToSource.ts'
import { sampleStatement } from './sampleStatement.ts'

/** Together within the client's time limit for one query, even when each table takes its whole time. */
const tablesPerBatch = 10
const columnsPerBatch = 400
/** Reading one row of a partitioned table locks all its partitions and their indexes, and the server has room for some thousands of locks. */
const partsMax = 256
/** Before PostgreSQL 16 a server that waits for another, which is gone, hears neither of time limits nor of a canceled query. */
const interruptibleSince = 160000

const limits = ['SAVEPOINT sampling', `SET LOCAL statement_timeout = ${sampleTimeoutMs}`, `SET LOCAL lock_timeout = 500`]
/** Undoes the limits, and lets go of the locks on what was read: a scan that kept them all would use up the server's room for them. */
const undo = ['ROLLBACK TO SAVEPOINT sampling', 'RELEASE SAVEPOINT sampling']

const refusals: Record<string, string> = {
  '57014': 'reading them took too long',
  '55P03': 'somebody holds it locked',
  '42501': 'the user may not read what is behind it',
  '55000': 'it is not in a state to be read',
  '25006': 'reading them would write',
}
const slowStates = ['57014', '55P03']

interface SamplerPlan {
  connection: SourceConnection
  sink: Pick<ScanSink, 'exception'>
  sampling: Sampling
  memory: Memory | undefined
  serverVersion: number
  signal: AbortSignal
}

/** A relation, as the catalogue and as the contract describe it. */
export interface DescribedRelation {
  row: RelationRow
  asset: DiscoveredAsset
  measured: MeasurementRow | undefined
}

interface Target extends SampleTarget {
  index: number
  /** The columns that the user may select; null: all of them. */
  permitted: readonly string[] | null
  statement: string
  revision?: string | undefined
}

interface SampledTarget {
  target: Target
  rows: unknown[][]
}

/**
 * Looks at the first rows of relations within the scan's own read-only snapshot. Several tables go in one round trip, since there may be
 * tens of thousands; whatever may be slow, a view or a foreign table, goes alone. What fails is undone by a savepoint and named.
 */
export class TableSampler {
  rowsSampled = 0
  #slow = 0
  readonly #plan: SamplerPlan

  constructor(plan: SamplerPlan) {
    this.#plan = plan
  }

  /** The assets of the relations, in their order, with what their rows look like where those could be read. */
  async sample(relations: readonly DescribedRelation[]): Promise<DiscoveredAsset[]> {
    const assets = relations.map(({ asset }) => unsampled(asset))
    const { known, toRead } = await this.#recall(await this.#targets(relations))
    for (const { index, asset } of known) assets[index] = asset
    let read: SampledTarget[] = []
    const classify = async () => {
      for (const { target, rows } of read) assets[target.index] = await this.#classified(target, rows)
    }
    for (const targets of batchesOf(toRead)) {
      // The server reads the next tables while values of these are looked at here.
      const [next] = await Promise.all([this.#read(targets), classify()])
      read = next
    }
    await classify()
    return assets
  }

  async #classified({ asset, permitted, revision }: Target, rows: unknown[][]): Promise<DiscoveredAsset> {
    const { sampling, signal } = this.#plan
    const found = await classified(asset, { rows, sampling }, signal)
    const looked = permitted === null ? found : lookedAtInPart(found, ({ name }) => permitted.includes(name))
    return remembered(looked, rows, revision)
  }

  /** Tables that are defined as they were need not be read again. */
  async #recall(targets: Target[]): Promise<{ known: Pick<Target, 'index' | 'asset'>[]; toRead: Target[] }> {
    const recalled = await recallSamples(targets, this.#plan.memory)
    const known = targets.flatMap(({ index, asset: { qualifiedName } }) => {
      const asset = recalled.get(qualifiedName)?.asset
      return asset ? [{ index, asset }] : []
    })
    const toRead = targets
      .filter(({ asset }) => !recalled.get(asset.qualifiedName)?.asset)
      .map((target) => ({ ...target, revision: recalled.get(target.asset.qualifiedName)?.revision }))
    return { known, toRead }
  }

  async #targets(relations: readonly DescribedRelation[]): Promise<Target[]> {
    const { connection, sampling, sink } = this.#plan
    const oids = relations.map(({ row }) => row.oid)
    const allowed = await connection.query<PermissionRow>(permissions, [oids])
    const columnsOf = new Map(allowed.map(({ oid, columns }) => [oid, columns]))
    return relations.flatMap((relation, index) => {
      const { row, asset } = relation
      if (asset.columns.length === 0) return []
      const columns = columnsOf.get(row.oid) ?? null
      const refusal = columns?.length === 0 ? 'the user may not select from it' : this.#refusalOf(relation)
      if (refusal !== null) {
        sink.exception(sampleNotRead(asset, refusal))
        return []
      }
      const permitted = columns !== null && columns.length < asset.columns.length ? columns : null
      if (permitted !== null) sink.exception(columnsNotRead(asset, permitted.length))
      // A user who may select other columns than before sees other values.
      return [{ index, asset, permitted, facts: columns, statement: sampleStatement(asset, columns, sampling.rowsMax) }]
    })
  }

  #refusalOf({ asset, measured }: DescribedRelation): string | null {
    if ((measured?.parts ?? 0) > partsMax) return 'it has too many partitions'
    if (asset.kind === 'foreignTable' && this.#plan.serverVersion < interruptibleSince)
      return 'they are on another server, which this version of PostgreSQL may wait for without end'
    return null
  }

  async #read(targets: Target[]): Promise<SampledTarget[]> {
    const { connection, sink } = this.#plan
    const [first] = targets
    if (first === undefined) return []
    if (mayBeSlow(first) && this.#slow >= slowSamplesMax) {
      sink.exception(sampleNotRead(first.asset, 'too many others were too slow'))
      return []
    }
    try {
      const samples = await connection.batch([...limits, ...targets.map(({ statement }) => statement), ...undo])
      return targets.map((target, place) => {
        const rows = samples[place] ?? []
        this.rowsSampled += rows.length
        return { target, rows }
      })
    } catch (error) {
      const state = error instanceof ScanError ? codeOf(error.cause) : ''
      if (!/^[0-9A-Z]{5}$/.test(state)) throw error
      // What a view calls may raise any state with a value for its words, also that of a server that stops. One that is gone fails here.
      await connection.batch(undo)
      if (targets.length === 1) this.#refuse(first, state)
    }
    const found: SampledTarget[] = []
    if (targets.length > 1) for (const target of targets) found.push(...(await this.#read([target])))
    return found
  }

  /** The server's own words are not passed on: they may quote a value. */
  #refuse({ asset }: Target, state: string): void {
    if (slowStates.includes(state)) this.#slow += 1
    this.#plan.sink.exception(sampleNotRead(asset, refusals[state] ?? `the server answered with error ${state}`))
  }
}

const columnsNotRead = ({ schemaName, name, columns }: DiscoveredAsset, permitted: number): ScanException => ({
  reason: 'SampleNotRead',
  target: `${schemaName}.${name}`,
  message: `Not all of its values were looked at: the user may select only ${permitted} of its ${columns.length} columns.`,
})

const mayBeSlow = ({ asset }: Target): boolean => asset.kind === 'view' || asset.kind === 'foreignTable'

function batchesOf(targets: Target[]): Target[][] {
  const batches: Target[][] = []
  let open: Target[] = []
  let columns = 0
  for (const target of targets) {
    const wide = columns + target.asset.columns.length > columnsPerBatch || open.length === tablesPerBatch
    if (mayBeSlow(target)) {
      batches.push([target])
      continue
    }
    if (wide && open.length > 0) {
      batches.push(open)
      open = []
      columns = 0
    }
    open.push(target)
    columns += target.asset.columns.length
  }
  return [...batches, open]
}
