/** `pnpm build`: makes the database client and the web app, each when it is stale. */
import { buildStale } from './buildStale.ts'

await buildStale()
