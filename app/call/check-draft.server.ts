/** Everything that a draft lacks or contradicts, with what stands around it: the other calls, the known sedes, the clock. */
import { checkCall } from '#exam-engine/convocatoria/check-call.ts'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { CallPart, Finding } from '#exam-engine/convocatoria/call-findings.ts'
import { freedSeats } from '#exam-engine/convocatoria/freed-seats.ts'
import { checkCarriedTerms, checkFreeSeats } from '#exam-engine/convocatoria/next-period.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { listPastPeriods } from '#db/queries/call-periods.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readSurroundings } from '#db/queries/call-drafts.ts'
import { readLatestVersion, type CallVersion } from '#db/queries/call-versions.ts'
import { readSourceOfPeriod } from '#db/queries/carried-marks.ts'
import { readNow } from '#db/queries/clock.ts'

interface Checked {
  findings: Finding[]
  /** The published version that it follows; null for a new call. */
  previous: CallVersion | null
}

interface DraftToCheck {
  document: CallDocument
  amends: string | null
  undecided: readonly string[]
  unchecked: readonly CallPart[]
}

export async function checkDraft(db: DbOrTrx, { document, amends, undecided, unchecked }: DraftToCheck): Promise<Checked> {
  const now = await readNow(db)
  const { others, knownSedes, seatsFrozen } = await readSurroundings(db, amends)
  const previous = amends === null ? null : await readLatestVersion(db, amends) ?? null
  const freed = await readFreed(db, document, now)
  return {
    previous,
    findings: [...checkCall(document, {
      now, others, undecided, unchecked, knownSedes,
      amends: previous === null ? null : { document: previous.document, seatsFrozen },
    }), ...freed === null ? [] : checkFreeSeats(document, freed),
    ...checkCarriedTerms(document, await readSourceOfPeriod(db, document.rules))],
  }
}

/** What is free in the cycle, for a later period of one that was published; null for any other call. §5.3 */
async function readFreed(db: DbOrTrx, { rules: { cycle, period } }: CallDocument, now: Instant) {
  const past = period === 1 ? [] : await listPastPeriods(db, { cycle, before: period }, now)
  return past.length === 0 ? null : freedSeats(past)
}
