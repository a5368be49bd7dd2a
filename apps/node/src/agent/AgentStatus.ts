/** How the node is: what `status --json` prints, no more and no less. */
export interface AgentStatus {
  state: 'Connected' | 'Reconnecting' | 'Stopped' | 'NotRegistered'
  /** A sentence; null when there is nothing to explain. */
  reason: string | null
  runtime: string | null
  node: string | null
  runningJobs: number
}
