/**
 * What only the batch writer can tell: how many operations a commit held, and how
 * long the one that waited longest waited for its acknowledgement. Noted once per
 * batch and counted when /metrics is read, so that the saves do not feel it.
 */
export interface ObservedBatch {
  operations: number
  /** From arrival to acknowledgement. */
  slowestAckMs: number
}

/** Given to the writer, which calls it once the batch is acknowledged. */
export interface SaveObserver {
  batchCommitted(batch: ObservedBatch): void
}

/** Some minutes of the fastest writer; nobody reads the metrics, nothing is kept beyond it. */
const KEPT = 50_000

export interface SaveObservations extends SaveObserver {
  /** What was observed since the last call. */
  take(): readonly ObservedBatch[]
}

export function createSaveObserver(): SaveObservations {
  let observed: ObservedBatch[] = []
  return {
    batchCommitted(batch) {
      if (observed.length < KEPT) observed.push(batch)
    },
    take() {
      const taken = observed
      observed = []
      return taken
    },
  }
}
