/** The cursors of this node: read from the database when missing, forgotten when in doubt. */
import type { Database } from '#db/client.ts'
import { readFormOptions, readWriterAttempt } from '#db/queries/attempt-read.ts'
import { createCursor, type AttemptCursor } from './attempt-cursor.ts'

/** Some 20 kB each at the end of an exam. */
const KEPT_CURSORS = 20_000

export interface CursorStore {
  /** The cursor, if this node has it. */
  get(attemptId: string): AttemptCursor | undefined
  /** Reads it anew, once for all who ask meanwhile; null when there is no such attempt. */
  load(attemptId: string): Promise<AttemptCursor | null>
  forget(attemptId: string): void
}

export function createCursorStore({ db }: Database): CursorStore {
  const cursors = new Map<string, AttemptCursor>()
  const loading = new Map<string, Promise<AttemptCursor | null>>()
  const options = new Map<string, Promise<Map<string, ReadonlySet<string>>>>()

  /** Frozen forms never change, so they are read once; a failed reading is not kept. */
  const readOptions = (formId: string) => {
    const known = options.get(formId) ?? readFormOptions(db, formId)
    options.set(formId, known)
    known.catch(() => options.delete(formId))
    return known
  }

  const read = async (attemptId: string) => {
    const loadedAt = performance.now()
    const attempt = await readWriterAttempt(db, attemptId)
    if (attempt === undefined) return null
    const ofForm = attempt.formId === null ? new Map<string, never>() : await readOptions(attempt.formId)
    return createCursor(attemptId, attempt, ofForm, loadedAt)
  }

  return {
    get: (attemptId) => cursors.get(attemptId),
    load(attemptId) {
      const known = loading.get(attemptId)
      if (known !== undefined) return known
      const reading = read(attemptId).then((cursor) => {
        // A forget that came meanwhile has started over with another reading: this one is not kept.
        if (cursor !== null && loading.get(attemptId) === reading) {
          cursors.set(attemptId, cursor)
          const [oldest] = cursors.keys()
          if (cursors.size > KEPT_CURSORS && oldest !== undefined) cursors.delete(oldest)
        }
        return cursor
      }).finally(() => {
        if (loading.get(attemptId) === reading) loading.delete(attemptId)
      })
      loading.set(attemptId, reading)
      return reading
    },
    forget(attemptId) {
      cursors.delete(attemptId)
      loading.delete(attemptId)
    },
  }
}
