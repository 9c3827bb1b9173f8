import { defineConfig } from 'vitest/config'

// The database of a run is started once (tests/setup/database.ts); each worker
// clones the migrated template, so tests of several files run side by side.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/setup/database.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
