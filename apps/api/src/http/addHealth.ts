import type { FastifyInstance } from 'fastify'
import { fail } from '../ApiFailure.ts'

/** For whoever watches the process: that it lives, and that it can work. Both are open to anybody and say nothing else. */
export function addHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    if (!(await isReady())) fail('NotReady')
    return { status: 'ok' }
  })
}
