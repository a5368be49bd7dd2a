import { configDefaults, defineConfig } from 'vitest/config'

const acts = 'apps/api/src/acts/**/*.test.ts'

// What waits, waits for a condition: these only end what hangs, also on a machine that is busy with something else.
const limits = { testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 30_000 }

export default defineConfig({
  test: {
    // Two at a time: each test file has a database of its own, and some start a whole console.
    maxWorkers: 2,
    // Here and not in a project, because they share one server.
    globalSetup: ['apps/api/src/testing/globalSetup.ts'],
    projects: [
      {
        test: {
          ...limits,
          name: 'product',
          include: ['apps/**/*.test.{ts,tsx}', 'packages/**/*.test.ts'],
          exclude: [...configDefaults.exclude, acts],
        },
      },
      // An act keeps nothing in its modules, and each file has a database of its own: loading them anew for each takes a third of the time.
      { test: { ...limits, name: 'product acts', include: [acts], isolate: false } },
      { test: { ...limits, name: 'repository', include: ['*.test.ts', 'deploy/**/*.test.ts', 'scripts/**/*.test.ts'] } },
    ],
  },
})
