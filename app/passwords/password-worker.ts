/**
 * The only module that hashes: it runs in a worker thread, because one bcrypt
 * of the product's 12 rounds would stop every save of a turno for a quarter of a second.
 */
import bcrypt from 'bcryptjs'

export type PasswordTask =
  | { kind: 'hash'; password: string; rounds: number }
  | { kind: 'verify'; password: string; hash: string }

/** A hash for `hash`, a verdict for `verify`. */
export default async function runPasswordTask(task: PasswordTask): Promise<string | boolean> {
  return task.kind === 'hash' ? bcrypt.hash(task.password, task.rounds) : bcrypt.compare(task.password, task.hash)
}
