import { defineConfig } from 'vitest/config'
import { LONG } from './tests/setup/property-runs.ts'

const RULES = ['tests/exam-engine/**/*.test.ts', 'tests/scoring/**/*.test.ts']

// The database of a run is started once (tests/setup/database.ts); each worker
// clones the migrated template, so tests of several files run side by side.
export default defineConfig({
  test: {
    projects: [
      {
        // Pure rules keep nothing between two calls: a worker that goes on with what it has loaded takes a third of the time.
        extends: true,
        test: { name: 'rules', include: RULES, isolate: false },
      },
      {
        extends: true,
        test: { name: 'house', include: ['tests/**/*.test.ts'], exclude: RULES, globalSetup: ['tests/setup/database.ts'] },
      },
    ],
    setupFiles: LONG ? ['tests/setup/property-runs.ts'] : [],
    // One more than the cores of a small machine: whoever starts servers waits for them half of the time.
    maxWorkers: 3,
    testTimeout: LONG ? 3_600_000 : 30_000,
    hookTimeout: 60_000,
  },
})
