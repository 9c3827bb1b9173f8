import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGS } from './tests/setup/chromium-args.ts'

// Browser tests are *.spec.ts; each starts servers of its own (tests/setup/start-server.ts).
// Those that take a minute or more come first: one that begins last keeps a single worker busy while the other waits.
const LONG = /(whole-chain|results-chain|admin|exam|killed-server|journal)\.spec\.ts$/

const executablePath = process.env['CHROMIUM_PATH']

export default defineConfig({
  testDir: 'tests',
  projects: [{ name: 'long', testMatch: LONG }, { name: 'others', testMatch: '**/*.spec.ts', testIgnore: LONG }],
  globalSetup: './tests/setup/prepare-demo.ts',
  // One more than the cores of a small machine: a third of the time is waiting for servers that start and clocks that run.
  workers: 3,
  timeout: 120_000,
  // What takes a moment here takes seconds on a loaded machine; how fast it is is for the benchmarks to say.
  expect: { timeout: 20_000 },
  // Machines that share their processors starve a browser now and then. A second pass is counted and named as such.
  retries: 1,
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'es-MX',
    // A trace costs a third of the time: `playwright test --trace retain-on-failure` when a failure needs one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
})
