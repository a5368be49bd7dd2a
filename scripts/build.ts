/** `pnpm build`: makes the database client, the web app and the bundle of the node, each when it is stale; with `--executables` those too. */
import { buildStale } from './buildStale.ts'
import { packExecutables } from './packExecutables.ts'

await buildStale()
if (process.argv.includes('--executables')) await packExecutables()
