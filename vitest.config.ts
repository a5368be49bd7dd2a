import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Starts the database server that the tests of the product share. */
const databaseServer = 'apps/api/src/testing/globalSetup.ts'

const acts = 'apps/api/src/acts/**/*.test.ts'

export default defineConfig({
  test: {
    // Two at a time: each test file has a database of its own, and some start a whole console.
    maxWorkers: 2,
    // What waits, waits for a condition: these only end what hangs, also on a machine that is busy with something else.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'product',
          include: ['apps/**/*.test.{ts,tsx}', 'packages/**/*.test.ts'],
          exclude: [acts],
          globalSetup: existsSync(databaseServer) ? [databaseServer] : [],
        },
      },
      // An act keeps nothing in its modules, and each file has a database of its own: loading them anew for each takes a third of the time.
      {
        extends: true,
        test: { name: 'product acts', include: [acts], isolate: false, globalSetup: existsSync(databaseServer) ? [databaseServer] : [] },
      },
      // What speaks about the repository needs no database, so that `pnpm check` stays quick.
      { extends: true, test: { name: 'repository', include: ['*.test.ts', 'deploy/**/*.test.ts', 'scripts/**/*.test.ts'] } },
    ],
  },
})
