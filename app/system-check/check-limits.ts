/**
 * From where on a measurement of a machine is a warning, and from where on a failure. A value at the limit still holds.
 * The limits are those of the exam's own page: what it waits for, and what it cannot do without.
 */
export const CHECK_LIMITS = {
  /** Above: a warning. The exam obeys the server's clock, so a wrong one fails nothing. */
  clockOffsetMs: 60_000,
  /** The exam waits 1500 ms for the disk (app/exam-client/machine.ts): above it the journal is not kept. */
  storageMs: { warning: 300, fail: 1500 },
  /** Below it the browser may evict what it keeps, and a private window mostly grants less. */
  quotaBytes: 200_000_000,
  pingMs: { warning: 300, fail: 1000 },
  worstPingMs: 3000,
  /** The exam sends a save again after 10 s without an answer. */
  saveMs: { warning: 1000, fail: 5000 },
  /** CSS pixels; below `fail` questions do not fit. */
  screen: { warning: { width: 1024, height: 600 }, fail: { width: 360, height: 480 } },
  /** A package as large as a sealed paper; the waiting room spreads its downloads over three minutes. */
  downloadMs: { warning: 10_000, fail: 60_000 },
  /** The oldest version with everything that the exam's page uses. */
  browsers: { Chrome: 120, Edge: 120, Firefox: 128, Safari: 17, Opera: 106 },
} as const

/** Pings and saves of one check. */
export const PINGS = 20
export const PROBES = 10

/** A machine counts as certified for so long after a check that it did not fail. */
export const CERTIFIED_DAYS = 30
