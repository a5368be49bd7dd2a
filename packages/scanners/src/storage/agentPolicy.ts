import type { Agent } from 'node:http'

/** Who opens the connections of the calls to an address: through which proxy, and whom to trust there. */
export type AgentFor = (url: string) => Agent

interface Call {
  url: string
  agent?: object
}

/**
 * Has a client of Azure call as the node does. Left to themselves these clients take any proxy that the environment names, and behind a
 * proxy they forget the certificates that they were given.
 */
export const agentPolicy = (agentFor: AgentFor) => ({
  position: 'perRetry' as const,
  policy: {
    name: 'mooringAgentPolicy',
    sendRequest: <C extends Call, A>(call: C, next: (call: C) => A): A => next(Object.assign(call, { agent: agentFor(call.url) })),
  },
})
