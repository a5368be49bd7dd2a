import { join } from 'node:path'
import { connectClient } from '../apps/api/src/database/connection.ts'
import { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import type { Client } from './buildConsole.ts'

/** The console as it is started by everybody, in a process of its own, with a connection to its database. */
export interface RunningConsole {
  console: ConsoleProcess
  client: Client
}

/** Starts a console on an empty database, works with it, and ends it whatever happened. `env`: what its environment has besides. */
export async function withConsole(work: (at: RunningConsole) => Promise<void>, env: Record<string, string> = {}): Promise<void> {
  const console = await ConsoleProcess.start({ env })
  try {
    const client = await connectToDatabase(console)
    try {
      await work({ console, client })
    } finally {
      await client.end()
    }
  } finally {
    await console.end()
  }
}

/** One more connection, without the console between. */
export const connectToDatabase = ({ dataDirectory }: ConsoleProcess): Promise<Client> =>
  connectClient({ host: join(dataDirectory, 'socket'), user: 'mooring', database: 'mooring' }, 'bench')
