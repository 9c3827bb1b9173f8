/**
 * One demonstration, loaded by a real start and stopped, from which each server of the run starts with a copy of its
 * own: of all browser tests, and of those that start and stop. Returns what removes it.
 */
import process from 'node:process'
import { askDatabase } from '#tests/e2e/support/server-database.ts'
import { makeDataRoot, PREPARED_ROOT, removeDataRoot, startServer } from './start-server.ts'

/**
 * Of the demonstration's password in 4 rounds: a sign-in costs a quarter of a second of a processor at the product's 12,
 * and a run has some hundreds.
 */
const CHEAP_HASH = '$2b$04$UIeXRUWdeXY9T31bbiJCEuO3SzYJL5lAc6b1HzjNbcXgojmOXKBxW'

export default async function prepareDemo(): Promise<() => void> {
  const root = makeDataRoot(null)
  const server = await startServer({ root })
  await askDatabase(root, ({ sql }) => sql`update account set password_hash = ${CHEAP_HASH}`)
  server.signal('SIGTERM')
  await server.ended
  process.env[PREPARED_ROOT] = root
  return () => {
    Reflect.deleteProperty(process.env, PREPARED_ROOT)
    removeDataRoot(root)
  }
}
