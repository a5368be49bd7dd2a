/**
 * `pnpm build`: makes the database client, the web app, the bundle of the node and its executables, each when it is stale.
 * `--without-executables`: all but those, which are not needed to serve and to test.
 */
import { buildStale } from './buildStale.ts'
import { packExecutables } from './packExecutables.ts'

await buildStale()
if (!process.argv.includes('--without-executables')) await packExecutables()
