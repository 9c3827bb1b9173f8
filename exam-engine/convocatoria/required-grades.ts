// Which grades a candidate needs: one for each year of the CEME up to the current one. Without that of the current
// year the candidate is excluded from the contest; an earlier one that is missing excludes nobody, and the mean is
// over those that there are (D4). §4.2 C

export interface GradeStanding {
  /** In order; empty when all are there. */
  readonly missing: readonly number[]
  /** As things stand the candidate would be excluded. */
  readonly excluded: boolean
}

/** The years 1 … `current`, in order. `current` is the candidate's grade in the CEME, from 1. */
export function requiredYears(current: number): number[] {
  return Array.from({ length: current }, (_, index) => index + 1)
}

/** `registered`: the years with a grade that counts; those beyond the current one do not matter. */
export function judgeGrades(current: number, registered: Iterable<number>): GradeStanding {
  const known = new Set(registered)
  return { missing: requiredYears(current).filter((year) => !known.has(year)), excluded: !known.has(current) }
}
