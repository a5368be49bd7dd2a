import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repositoryRoot } from './repositoryRoot.ts'
import { fingerprint, isStale, markFresh } from './staleness.ts'

/** Makes the Prisma client when prisma/schema.prisma or Prisma itself has changed since; answers whether it did. */
export async function generateClient(): Promise<boolean> {
  const inputs = await fingerprint(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  const stamp = { name: 'generated', inputs, outputs: ['apps/api/src/database/generated/client.ts'] }
  if (!(await isStale(stamp))) return false
  process.stdout.write('Generating the database client...\n')
  await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema=prisma/schema.prisma'], {
    cwd: repositoryRoot,
    timeout: 120_000,
    env: {
      PATH: process.env['PATH'],
      // Prisma keeps a file of its own there.
      HOME: join(repositoryRoot, '.cache'),
      // Generating needs no engine, but Prisma downloads one unless it is told of an executable.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  await markFresh(stamp)
  return true
}
