import type { ConnectionReport } from '@mooring/contract'
import { CommandFailure } from '../CommandFailure.ts'
import { trustedCertificates } from '../consoleClient.ts'
import { testConnection, type ConnectionTask, type TestContext } from './testConnection.ts'

/** `caFile`: certificates to trust beside those of the system; null: none. */
export type TryContext = Omit<TestContext, 'ca'> & { caFile: string | null }

const fix = 'Put the file back where it was, or register the node again with the certificates that it is to trust.'

/** Tests a connection. Certificates that cannot be read end it before it has begun, and whoever waits for the answer learns it as a step that failed. */
export async function tryConnection(task: ConnectionTask, { caFile, ...context }: TryContext): Promise<ConnectionReport> {
  try {
    return await testConnection(task, { ...context, ca: await trustedCertificates(caFile) })
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return {
      checkedAt: new Date().toISOString(),
      verdict: 'fail',
      steps: [{ step: 'tls', verdict: 'fail', found: error.message, fix, durationMs: 0 }],
    }
  }
}
