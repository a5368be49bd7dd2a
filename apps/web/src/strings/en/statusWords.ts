import type { NodeStatus, NodeSummary, RunStatus, RuntimeState, RuntimeSummary } from '@mooring/contract'

/** How runtimes, nodes and runs are. */
export const statusWords = {
  /** The original's words, kept apart where the original says Unavailable for everything. */
  runtime: {
    NeedRegistration: 'Need registration',
    Online: 'Running',
    Limited: 'Running (Limited)',
    Offline: 'Unavailable',
  } satisfies Record<RuntimeState, string>,
  node: {
    Initializing: 'Initializing',
    Online: 'Online',
    Limited: 'Limited',
    Upgrading: 'Upgrading',
    Offline: 'Offline',
    Draining: 'Draining',
  } satisfies Record<NodeStatus, string>,
  run: {
    Accepted: 'Queued',
    InProgress: 'In progress',
    TransientFailure: 'Retrying',
    Succeeded: 'Succeeded',
    Failed: 'Failed',
    Canceled: 'Canceled',
  } satisfies Record<RunStatus, string>,
  /** Why a runtime is as it is: the console says it in English, another language from the numbers. */
  runtimeReason: ({ reason }: Pick<RuntimeSummary, 'state' | 'reason' | 'nodesOnline' | 'nodesTotal'>): string => reason,
  nodeReason: ({ reason }: Pick<NodeSummary, 'status' | 'reason' | 'lastHeartbeatAt'>): string => reason,
}
