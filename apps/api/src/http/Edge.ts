import type { FastifyInstance } from 'fastify'
import type { Console } from '../ActContext.ts'

/** What the faces are built on: the server they add routes to, and the console behind it. */
export interface Edge {
  app: FastifyInstance
  console: Console
  /** An administrator's token for automation: MOORING_BOOTSTRAP_TOKEN. */
  bootstrapToken: string | null
}
