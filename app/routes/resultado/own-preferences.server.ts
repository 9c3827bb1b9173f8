/**
 * One's own preferences with their verdicts. Only where the last one admitted has the very same score is more read: how
 * both stand, of which nothing but the criterion that parted them leaves. Convocatoria §5.2
 */
import type { DbOrTrx } from '#db/client.ts'
import { findLastHolder, type listOwnPreferences, type OwnResult } from '#db/queries/results.ts'
import type { TieCriterion } from '#exam-engine/convocatoria/call-document.ts'
import { isTied, judgePreference, type Standing, type TieFacts } from './preference-verdict.ts'

type PreferenceRow = Awaited<ReturnType<typeof listOwnPreferences>>[number]

/** `order`: the criteria of the call. */
export async function describePreferences(
  db: DbOrTrx, own: OwnResult, rows: readonly PreferenceRow[], order: readonly TieCriterion[],
) {
  return Promise.all(rows.map(async (row) => {
    const facts = { ...row, lastPiImss: row.last_pi_imss, piImss: own.pi_imss }
    const wanted = own.preference === null || row.position < own.preference
    const tie = wanted && isTied(facts) ? await readTie(db, own, row.pool_id, order) : null
    return {
      position: row.position, cer: row.cer, sede: row.sede_name, city: row.city, subsede: row.subsede,
      verdict: judgePreference(facts, own.preference, tie),
    }
  }))
}

async function readTie(
  db: DbOrTrx, own: OwnResult, poolId: string, order: readonly TieCriterion[],
): Promise<TieFacts | null> {
  const last = await findLastHolder(db, own.run_id, poolId)
  const [mine, theirs] = [standingOf(own), last === undefined ? null : standingOf(last)]
  return mine === null || theirs === null ? null : { own: mine, last: theirs, order }
}

function standingOf(
  { position, efiser, grades_mean: grades, enarm }: Pick<OwnResult, 'position' | 'efiser' | 'grades_mean' | 'enarm'>,
): Standing | null {
  if (position === null || efiser === null || grades === null || enarm === null) return null
  return { position, efiser, postgraduateGrades: grades, enarm }
}
