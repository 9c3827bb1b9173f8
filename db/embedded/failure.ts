/**
 * Why the embedded PostgreSQL did not start, as one line for the operator.
 * `code` is what callers branch on.
 */
export type EmbeddedFailureCode = 'ALREADY_RUNNING' | 'NO_BINARIES' | 'NOT_INITIALIZED' | 'NOT_STARTED' | 'FOREIGN_DATA'

export class EmbeddedFailure extends Error {
  readonly code: EmbeddedFailureCode

  constructor(code: EmbeddedFailureCode, line: string) {
    super(line)
    this.code = code
  }
}
