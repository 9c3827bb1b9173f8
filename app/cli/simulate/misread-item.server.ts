/**
 * One item of the exam that most sit is widely misread: who knows its matter takes a distractor. With it the marking finds
 * an implausible form, as happens in real exams, and the demonstration shows what a person then decides. §3.1 B
 */
import type { Database } from '#db/client.ts'

/** The keys as the simulated candidates believe them; those of an exam that is not the largest as they are. */
export async function misreadOne(
  { db }: Database, turnoId: string, keys: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const largest = await db.selectFrom('attempt').innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .select(({ fn }) => ['exam.id', 'exam.turno_id', fn.countAll<number>().as('people')])
    .groupBy('exam.id').orderBy('people', 'desc').orderBy('exam.id').limit(1).executeTakeFirst()
  if (largest?.turno_id !== turnoId) return keys
  const item = await db.selectFrom('form_item').innerJoin('form', 'form.id', 'form_item.form_id')
    .select(['item_id', 'option_ids']).where('form.exam_id', '=', largest.id).orderBy('form.version', 'desc')
    .orderBy('item_id').limit(1).executeTakeFirstOrThrow()
  const distractor = item.option_ids.find((optionId) => optionId !== keys[item.item_id])
  return distractor === undefined ? keys : { ...keys, [item.item_id]: distractor }
}
