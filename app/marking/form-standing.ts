/** Whether a form may enter a selection: nothing was found in it, or a person released just what was found. §3.1 B */
export interface CheckedForm {
  /** Null: marked before there were checks; it must be marked again. */
  readonly findings: readonly unknown[] | null
  readonly releasedAt: number | null
}

export function isReleased({ findings, releasedAt }: CheckedForm): boolean {
  return findings !== null && (findings.length === 0 || releasedAt !== null)
}
