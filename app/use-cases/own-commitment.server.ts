/** The carta compromiso that one resident is shown: composed from the rules, so that the digest names its very text. */
import { findAward } from '#db/queries/awards.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import type { DbOrTrx } from '#db/client.ts'
import { commitmentSha256, composeCommitment, type Commitment } from '#app/documents/commitment.ts'

export interface OwnCommitment {
  commitment: Commitment
  sha256: string
}

/** Undefined without an award. Convocatoria §5.5 */
export async function readOwnCommitment(db: DbOrTrx, personId: string): Promise<OwnCommitment | undefined> {
  const award = await findAward(db, personId)
  if (award === undefined) return undefined
  const { windows } = await readConvocatoriaRules(db, award.convocatoria_id)
  const commitment = composeCommitment({
    category: award.category,
    acceptanceUntil: windows.results.until,
    arrivesOn: windows.arrivalAtNewSede.on,
    resignUntil: windows.resignKeepingCurrentCourse.until,
    competeAgainBefore: windows.resignToCompeteAgain.before,
    foreignTuitionBefore: windows.foreignTuition.until,
  })
  return { commitment, sha256: commitmentSha256(commitment) }
}
