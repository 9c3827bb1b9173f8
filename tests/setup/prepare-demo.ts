/**
 * One demonstration, loaded by a real start and stopped, from which each server of the run starts with a copy of its
 * own: of all browser tests, and of those that start and stop. Returns what removes it.
 */
import process from 'node:process'
import { makeDataRoot, PREPARED_ROOT, removeDataRoot, startServer } from './start-server.ts'

export default async function prepareDemo(): Promise<() => void> {
  const root = makeDataRoot(null)
  const server = await startServer({ root })
  server.signal('SIGTERM')
  await server.ended
  process.env[PREPARED_ROOT] = root
  return () => {
    Reflect.deleteProperty(process.env, PREPARED_ROOT)
    removeDataRoot(root)
  }
}
