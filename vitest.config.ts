import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Starts the database server that the tests of the product share. */
const databaseServer = 'apps/api/src/testing/globalSetup.ts'

export default defineConfig({
  test: {
    // Two at a time: each test file has a database of its own, and some start a whole console.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'product',
          include: ['apps/**/*.test.{ts,tsx}', 'packages/**/*.test.ts'],
          globalSetup: existsSync(databaseServer) ? [databaseServer] : [],
        },
      },
      // What speaks about the repository needs no database, so that `pnpm check` stays quick.
      { extends: true, test: { name: 'repository', include: ['*.test.ts', 'deploy/**/*.test.ts', 'scripts/**/*.test.ts'] } },
    ],
  },
})
