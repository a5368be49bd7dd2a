import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fingerprint, isStale, markFresh } from './staleness.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Makes the Prisma client when prisma/schema.prisma has changed since; answers whether it did. */
export async function generateClient(): Promise<boolean> {
  const inputs = await fingerprint(root, ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  const stamp = { name: 'generated', inputs, outputs: ['apps/api/src/database/generated/client.ts'] }
  if (!(await isStale(root, stamp))) return false
  process.stdout.write('Generating the database client...\n')
  await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema=prisma/schema.prisma'], {
    cwd: root,
    timeout: 120_000,
    // Generating needs no engine, but Prisma downloads one unless it is told of an executable.
    env: {
      PATH: '/usr/bin:/bin',
      HOME: join(root, '.cache'),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  await markFresh(root, stamp)
  return true
}
