/**
 * What a failed batch means. `unavailable`: whether it was stored is unknown, and
 * the client sends again. `conflict`: another writer was first; read and judge
 * anew. `poison`: something in the batch can never be stored; it must fail alone.
 */
export type WriteFailure = 'unavailable' | 'conflict' | 'poison'

const CONFLICTS = new Set(['23505', '40001', '40P01', '55P03'])
/** SQLSTATE classes: data exceptions, integrity constraints, syntax and access rules. */
const POISONED_CLASSES = new Set(['21', '22', '23', '42', 'P0'])

/** By the SQLSTATE, or the driver's code of a broken connection. */
export function classifyWriteFailure(error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (CONFLICTS.has(code)) return 'conflict'
  return /^[0-9A-Z]{5}$/.test(code) && POISONED_CLASSES.has(code.slice(0, 2)) ? 'poison' : 'unavailable'
}
