import { dirname } from 'node:path'
import { startPostgres } from './startPostgres.ts'

/** Starts a server, says where it is, and goes on until it is killed. */
const server = await startPostgres()
const client = await server.connect()
const { rows } = await client.query<{ data: string }>(`SELECT current_setting('data_directory') AS data`)
await client.end()
process.send?.({ port: server.port, folder: dirname(rows[0]?.data ?? '') })
setInterval(() => undefined, 60_000)
