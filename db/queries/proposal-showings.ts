/** Who was shown which proposal: the dry run of an annulment by its hash, or both marks of a correction. §3.1 B, §4.2 C */
import type { DbOrTrx, Trx } from '../client.ts'

export type ShownProposal = { annulmentId: string, effectSha256: string } | { correctionId: string }

interface NewShowing {
  proposal: ShownProposal
  /** Under which the scores were shown. */
  openingId: number
  to: string
}

/** False when it was kept before, or the opening is over. */
export async function insertShowing(trx: Trx, { proposal, openingId, to }: NewShowing): Promise<boolean> {
  const row = await trx.insertInto('proposal_showing')
    .values({ annulment_id: null, effect_sha256: null, correction_id: null, ...columnsOf(proposal), opening_id: openingId, shown_to: to })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

export async function wasShown(db: DbOrTrx, proposal: ShownProposal, to: string): Promise<boolean> {
  const row = await db.selectFrom('proposal_showing').select('id')
    .where((where) => where.and({ ...columnsOf(proposal), shown_to: to })).limit(1).executeTakeFirst()
  return row !== undefined
}

/** The ids of the corrections of the convocatoria whose marks were shown to this person. */
export async function listShownCorrections(db: DbOrTrx, convocatoriaId: string, to: string): Promise<Set<string>> {
  const rows = await db.selectFrom('proposal_showing').innerJoin('grade_correction', 'grade_correction.id', 'correction_id')
    .innerJoin('candidate', 'candidate.id', 'grade_correction.candidate_id').select('grade_correction.id')
    .where('shown_to', '=', to).where('convocatoria_id', '=', convocatoriaId).execute()
  return new Set(rows.map(({ id }) => id))
}

function columnsOf(proposal: ShownProposal) {
  return 'annulmentId' in proposal ? { annulment_id: proposal.annulmentId, effect_sha256: proposal.effectSha256 }
    : { correction_id: proposal.correctionId }
}
