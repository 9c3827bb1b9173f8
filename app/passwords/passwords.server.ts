/**
 * Password hashing off the event loop, in a bounded queue: eighty people who
 * sign in at once wait for each other, never for the saves. A full queue is a
 * refusal the caller can show ("intente de nuevo en unos segundos").
 */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { PasswordTask } from './password-worker.ts'

const MAX_WAITING = 500
const ROUNDS = 12

export interface Passwords {
  /** bcrypt hash of a new password. */
  hash(password: string): Promise<string>
  /** Whether the password fits; an unknown account (null) costs the same time. */
  verify(password: string, hash: string | null): Promise<Result<boolean, 'SIGN_IN_BUSY'>>
  close(): Promise<void>
}

/** Starts the worker. One per process. `rounds` is the cost of what it hashes, as a power of two. */
export function startPasswords(rounds = ROUNDS): Passwords {
  const pool = new Piscina<PasswordTask, string | boolean>({
    filename: fileURLToPath(new URL('./password-worker.ts', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    maxQueue: MAX_WAITING,
    idleTimeout: 30_000,
  })
  let decoy: Promise<string> | undefined
  const hash = async (password: string): Promise<string> => String(await pool.run({ kind: 'hash', password, rounds }))
  return {
    hash,
    async verify(password, known) {
      if (pool.queueSize >= MAX_WAITING - 1) return refuse('SIGN_IN_BUSY')
      decoy ??= hash('no account has this password')
      const fits = await pool.run({ kind: 'verify', password, hash: known ?? await decoy })
      return accept(known !== null && fits === true)
    },
    close: () => pool.destroy(),
  }
}
