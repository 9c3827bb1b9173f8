/**
 * Before the browser tests: one demonstration, loaded by a real start and stopped, from which each server of the run
 * starts with a copy of its own. Removed at the end of the run.
 */
import process from 'node:process'
import { makeDataRoot, PREPARED_ROOT, removeDataRoot, startServer } from './start-server.ts'

export default async function prepareDemo(): Promise<() => void> {
  const root = makeDataRoot()
  const server = await startServer({ root })
  server.signal('SIGTERM')
  await server.ended
  process.env[PREPARED_ROOT] = root
  return () => { removeDataRoot(root) }
}
