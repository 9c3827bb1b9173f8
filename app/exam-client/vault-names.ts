/** Names of the vault's records that more than one module writes or erases. */
export const SITTING = 'sitting'
/** Of the waiting room: gone in the same transaction that keeps the running exam. */
export const WAITING = 'waiting'
/** The wrapped key. */
export const BUNDLE = 'offline-key'
