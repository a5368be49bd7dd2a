import type { NodeSummary } from '@mooring/contract'
import { nodesWords } from '#strings/nodesWords.ts'

/**
 * What a node does for its runtime, in the words of Microsoft's monitoring: a dispatcher hands out runs, a worker executes them.
 * No node is above another here: each gets its runs from the console and executes them itself, so each that is connected is both;
 * one that drains gets nothing any more (`isActiveDispatcher` of the API is false), and only ends what it has.
 */
export function nodeRole({ status }: Pick<NodeSummary, 'status'>): { name: string; meaning: string } {
  if (status === 'Offline' || status === 'Initializing') return nodesWords.role.none
  return status === 'Draining' ? nodesWords.role.worker : nodesWords.role.both
}
