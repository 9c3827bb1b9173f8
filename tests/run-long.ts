/**
 * `npm run test:long [-- FOLDER…]`: every property of the house (or of the folders named, e.g. tests/scoring), each tried
 * at least 10,000 times; EFISER_PROPERTY_RUNS asks for more. What fails prints its seed and its smallest case.
 */
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const REPOSITORY = path.resolve(import.meta.dirname, '..')
const folders = process.argv.slice(2)

const files = globSync('tests/**/*.test.ts', { cwd: REPOSITORY })
  .filter((file) => folders.length === 0 || folders.some((folder) => file.startsWith(folder)))
  .filter((file) => !file.startsWith('tests/faults/'))
  .filter((file) => readFileSync(path.join(REPOSITORY, file), 'utf8').includes("from 'fast-check'"))
if (files.length === 0) {
  console.error(`No property stands in ${folders.join(', ')}.`)
  process.exit(2)
}

const child = spawn(path.join(REPOSITORY, 'node_modules', '.bin', 'node'), [
  path.join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...files,
], {
  cwd: REPOSITORY, stdio: 'inherit',
  env: { ...process.env, EFISER_PROPERTY_RUNS: process.env['EFISER_PROPERTY_RUNS'] ?? '10000' },
})
child.on('close', (code) => { process.exitCode = code ?? 1 })
