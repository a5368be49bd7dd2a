import { offlineAfterMs } from './liveness.ts'

/** What the console remembers of the processes that spoke for a node; ids are made anew by each process that starts. */
export interface InstanceFacts {
  /** The one that speaks for the node; null before the first. */
  instanceId: string | null
  /** The number of its last heartbeat. */
  instanceBeat: number
  /** The one before, and the number of its last heartbeat when the present one took over. */
  formerInstanceId: string | null
  formerBeat: number
  /** Those that were found to be copies. */
  rivalInstanceIds: readonly string[]
  lastHeartbeatAt: Date | null
}

/**
 * - `known`: it speaks for the node already.
 * - `takesOver`: it speaks for the node from now on; the one that did is the former one.
 * - `unproven`: the former one, with what it may have sent before it ended.
 * - `lives`: the former one was alive after another took over: there are two, and the later one is a copy.
 * - `rival`: it was found to be a copy, and the one that speaks for the node lives.
 */
export type InstanceJudgement = 'known' | 'takesOver' | 'unproven' | 'lives' | 'rival'

/**
 * Judges a heartbeat by the process that sent it. A home lets one process run at a time, so the former process of a machine is dead when
 * the next one starts, however it ended: it never speaks again, but for the one heartbeat that may have been on its way. Who speaks twice
 * after another took over lives on another machine. No clock of a node has a part in this.
 */
export function judgeInstance(facts: InstanceFacts, beat: { instanceId: string; beat: number }, now: Date): InstanceJudgement {
  const { instanceId, formerInstanceId, formerBeat, rivalInstanceIds, lastHeartbeatAt } = facts
  if (beat.instanceId === instanceId) return 'known'
  const isSilent = lastHeartbeatAt === null || now.getTime() - lastHeartbeatAt.getTime() >= offlineAfterMs
  if (isSilent || instanceId === null) return 'takesOver'
  if (rivalInstanceIds.includes(beat.instanceId)) return 'rival'
  if (beat.instanceId !== formerInstanceId) return 'takesOver'
  return beat.beat >= formerBeat + 2 ? 'lives' : 'unproven'
}
