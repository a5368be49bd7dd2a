import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser, hasSandbox } from '../scripts/findBrowser.ts'

// Each worker reads this file again: they are told what was found.
const executablePath = (process.env.MOORING_TEST_BROWSER ??= findBrowser())

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  // One text for every platform: it holds nothing that differs between them.
  snapshotPathTemplate: 'appearance/{arg}{ext}',
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    // Recording takes a good part of the time: it is asked for when a story is looked into.
    trace: process.env.MOORING_TEST_TRACE === 'on' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
  projects: [
    {
      name: 'desktop',
      use: {
        browserName: 'chromium',
        viewport: { width: 1440, height: 900 },
        // What fades in has too little contrast while it does.
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: { executablePath, args: browserFlags(), chromiumSandbox: hasSandbox() },
      },
    },
  ],
})
