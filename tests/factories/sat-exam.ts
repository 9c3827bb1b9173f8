/** Sits one exam of the demo for real: admitted, started, answered, handed in. */
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import type { KeyDocument } from '#exam-engine/items/form.ts'
import { addDuration, minutes, seconds } from '#exam-engine/kernel/time.ts'
import { findByRole, type DemoDatabase } from './demo-database.ts'

const live = { publishAttemptChanged: () => undefined }

/** Whether the index-th candidate has the item of this place right; who has not takes the first other option. */
type Choice = (place: number, index: number) => boolean

/**
 * Every candidate of the exam sits it; the n-th answers n items wrong and all others right, unless told otherwise.
 * Returns attempt ids with the number of right answers. The clock stands at 30 seconds after T0 afterwards.
 */
export async function sitExam(
  demo: DemoDatabase, ceme: string, grade: number, choosesWell: Choice = (place, index) => place >= index,
  convocatoriaId = 'rama-2024-2025-1',
): Promise<Map<string, number>> {
  const { database } = demo
  const { db } = database
  const attempts = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select(['attempt.id', 'attempt.sede_code', 'attempt.opens_at', 'attempt.exam_id', 'candidate.person_id'])
    .where('candidate.ceme', '=', ceme).where('candidate.grade', '=', grade)
    .where('candidate.convocatoria_id', '=', convocatoriaId).orderBy('candidate.folio').execute()
  const [first] = attempts
  if (first === undefined) throw new Error(`nobody sits ${ceme} ${grade}`)
  const stored = await db.selectFrom('form').innerJoin('form_key', 'form_key.form_id', 'form.id')
    .select('form_key.key').where('form.exam_id', '=', first.exam_id).executeTakeFirstOrThrow()
  const options = await db.selectFrom('form_item').innerJoin('form', 'form.id', 'form_item.form_id')
    .select(['form_item.item_id', 'form_item.option_ids']).where('form.exam_id', '=', first.exam_id).execute()
  const { key } = JSON.parse(stored.key) as KeyDocument

  await demo.moveTo(addDuration(first.opens_at, minutes(-10)))
  for (const attempt of attempts) {
    const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', attempt.sede_code))
    const admitted = await admitCandidate({ database, live }, supervisor, {
      attemptId: attempt.id, checks: { solicitudShown: true, idShown: true, identityMatches: true },
    })
    if (!admitted.ok) throw new Error(admitted.refusal)
  }
  await demo.moveTo(addDuration(first.opens_at, seconds(30)))
  const right = new Map<string, number>()
  for (const [index, attempt] of attempts.entries()) {
    const actor = await demo.actorOf(attempt.person_id)
    const started = await startAttempt({ database, live }, actor, { attemptId: attempt.id })
    if (!started.ok) throw new Error(started.refusal)
    await db.insertInto('answer').values(options.map(({ item_id: itemId, option_ids: ids }, place) => ({
      attempt_id: attempt.id, item_id: itemId, revision: 1, flagged: false, struck: [],
      option_id: (choosesWell(place, index) ? key[itemId] : ids.find((id) => id !== key[itemId])) ?? null,
      saved_at: new Date().toISOString(),
    }))).execute()
    const handedIn = await handInAttempt({ database, live }, actor, { attemptId: attempt.id, epoch: 0 })
    if (!handedIn.ok) throw new Error(handedIn.refusal)
    right.set(attempt.id, options.filter((_, place) => choosesWell(place, index)).length)
  }
  return right
}
