/** Everything that a draft lacks or contradicts, with what stands around it: the other calls, the known sedes, the clock. */
import { checkCall } from '#exam-engine/convocatoria/check-call.ts'
import { callId, type CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { CallPart, Finding } from '#exam-engine/convocatoria/call-findings.ts'
import { RULES_VERSIONS } from '#scoring/package/schema.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readSurroundings } from '#db/queries/call-drafts.ts'
import { readLatestVersion, type CallVersion } from '#db/queries/call-versions.ts'
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
  const known: readonly string[] = RULES_VERSIONS
  return {
    previous,
    findings: checkCall(document, {
      now, others, undecided, unchecked, knownSedes, selectionKnown: known.includes(callId(document)),
      amends: previous === null ? null : { document: previous.document, seatsFrozen },
    }),
  }
}
