import { counted, numberText, plural } from '../inNumbers.ts'

const runs = (count: number) => counted(count, 'run', 'runs')
const scans = (count: number) => counted(count, 'scan', 'scans')
const nodes = (count: number) => counted(count, 'node', 'nodes')
const sources = (count: number) => counted(count, 'data source', 'data sources')
const runtimes = (count: number) => counted(count, 'integration runtime', 'integration runtimes')

/** Deleting one integration runtime, or several: the question, the progress and the report. */
export const deleteWords = {
  question: (name: string) => `Delete integration runtime ${name}?`,
  deleted: (name: string) => `Integration runtime ${name} deleted`,
  questionMany: (count: number) => `Delete ${runtimes(count)}?`,
  deletedMany: (count: number) => `${runtimes(count)} deleted`,
  dependents: 'what depends on it',
  dependentsMany: 'what depends on them',
  willFail: 'Once an integration runtime is deleted, any ongoing scans relying on it will fail.',
  nothingDepends: 'Nothing depends on it: no scan connects through it.',
  nothingDependsMany: 'Nothing depends on them: no scan connects through them.',
  nodesGo: (count: number) =>
    `${count === 1 ? 'Its node' : `Its ${count} nodes`} will no longer be registered: to use a node again, register it again.`,
  nodesGoMany: (count: number) => `${nodes(count)} will no longer be registered.`,
  gone: (count: number) => `${count} of them are gone already.`,
  runsWillFail: (count: number) => `${runs(count)} will fail`,
  runsWillFailMany: (count: number, running: number, queued: number) => `${runs(count)} will fail (${running} running, ${queued} queued)`,
  scansWillFail: (count: number) => `${scans(count)} ${count === 1 ? 'connects' : 'connect'} through it and will fail when run`,
  scansWillFailMany: (count: number, through: number) =>
    `${scans(count)} ${count === 1 ? 'connects' : 'connect'} through ${through} of them and will fail when run`,
  schedulesWillFail: (count: number) =>
    `${counted(count, 'schedule', 'schedules')} will go on starting runs, which will fail until the scan connects through another one`,
  sourcesScanned: (count: number) => `${sources(count)} scanned through it`,
  willBeDeleted: 'Will be deleted',
  scansOfSources: (scanCount: number, sourceCount: number) => `${scans(scanCount)} of ${sources(sourceCount)}`,
  more: (count: number) => `and ${numberText(count)} more`,
  state: { Running: 'running', Queued: 'queued' },
  was: (state: string) => `was ${state}`,
  progress: (done: number, all: number) => `Deleted ${done} of ${all}…`,
  progressLabel: 'Deleted',
  reportCopied: 'Report copied',
  noRunFailed: 'No run failed.',
  runsFailed: (count: number) => `${runs(count)} failed`,
  hadNoNode: 'It had no node.',
  hadNoNodeMany: 'They had no node.',
  nodesRemoved: (count: number) => `${nodes(count)} removed`,
  stopped: 'The console did not answer for all of them',
  /** What became of those that the console said nothing of: how many, and one of them in the report. */
  fate: {
    unknown: (count: number) => `${numberText(count)} perhaps deleted: reload the list`,
    begun: (count: number) => `${numberText(count)} still there, but the console may be deleting ${plural(count, 'it', 'them')}`,
    untried: (count: number) => `${numberText(count)} not tried`,
    gone: (count: number) => `${numberText(count)} deleted, but the console did not say what that did`,
  },
  fateOf: {
    unknown: (name: string) => `Perhaps deleted, the console did not say: ${name}.`,
    begun: (name: string) => `Still there, but the console may be deleting it: ${name}.`,
    untried: (name: string) => `Not tried: ${name}.`,
    gone: (name: string) => `Deleted, but the console did not say what that did: ${name}.`,
  },
  unreported: 'The integration runtime is gone. The console did not say which runs failed with it: Monitoring shows them.',
  notDeletedCount: (count: number) => `${count} not deleted`,
  notDeleted: (name: string, reason: string) => `Not deleted: ${name}. ${reason}`,
  reportRun: (source: string, scan: string, run: string) => `${source} / ${scan}, run ${run}`,
}
