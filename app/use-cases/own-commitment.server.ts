/**
 * The carta compromiso that one resident is shown: version 1 from the rules, or the version that the call published with
 * whose it is, so that the digest names its very text.
 */
import { findAward } from '#db/queries/awards.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { readLetterFacts } from '#db/queries/letter-facts.ts'
import { findLetterText, type StoredText } from '#db/queries/letter-texts.ts'
import type { DbOrTrx } from '#db/client.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { commitmentSha256, composeCommitment, composePublished, type Commitment } from '#app/documents/commitment.ts'

export interface OwnCommitment {
  commitment: Commitment
  sha256: string
}

/** Undefined without an award. Convocatoria §5.5 */
export async function readOwnCommitment(db: DbOrTrx, personId: string): Promise<OwnCommitment | undefined> {
  return (await readCommitmentAndText(db, personId))?.shown
}

/** With the version that it is written from. */
export async function readCommitmentAndText(
  db: DbOrTrx, personId: string,
): Promise<{ shown: OwnCommitment, text: StoredText } | undefined> {
  const award = await findAward(db, personId)
  if (award === undefined) return undefined
  const { windows } = await readConvocatoriaRules(db, award.convocatoria_id)
  const text = await findLetterText(db, award.convocatoria_id)
  const terms = {
    category: award.category,
    acceptanceUntil: windows.results.until,
    arrivesOn: windows.arrivalAtNewSede.on,
    resignUntil: windows.resignKeepingCurrentCourse.until,
    competeAgainBefore: windows.resignToCompeteAgain.before,
    foreignTuitionBefore: windows.foreignTuition.until,
  }
  const commitment = text.id === null ? composeCommitment(terms)
    : composePublished(terms, text, await readPerson(db, award.id))
  return { shown: { commitment, sha256: commitmentSha256(commitment) }, text }
}

async function readPerson(db: DbOrTrx, awardId: string) {
  const facts = await readLetterFacts(db, awardId)
  return {
    convocatoria: facts.title, folio: facts.folio, matricula: facts.matricula, cer: facts.cer, sede: facts.sede,
    subsede: facts.subsede, name: fullName(facts.given_names, facts.first_surname, facts.second_surname),
  }
}
