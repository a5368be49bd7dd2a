/** `pnpm start`: builds what is stale and serves. The console runs in this very process, which therefore gets its signals. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { buildStale } from './buildStale.ts'
import { repositoryRoot } from './repositoryRoot.ts'

enableCompileCache(join(repositoryRoot, '.cache/compiled'))
await buildStale()
await import('../apps/api/src/main.ts')
