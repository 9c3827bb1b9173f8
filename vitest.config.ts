import { defineConfig } from 'vitest/config'
import { LONG } from './tests/setup/property-runs.ts'

// The database of a run is started once (tests/setup/database.ts); each worker
// clones the migrated template, so tests of several files run side by side.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/setup/database.ts'],
    setupFiles: LONG ? ['tests/setup/property-runs.ts'] : [],
    // One more than the cores of a small machine: whoever starts servers waits for them half of the time.
    maxWorkers: 3,
    testTimeout: LONG ? 3_600_000 : 30_000,
    hookTimeout: 60_000,
  },
})
