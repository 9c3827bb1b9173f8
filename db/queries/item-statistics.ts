/**
 * What the statistics of items are made from: the sheets of the present as they are marked,
 * packed small enough to be handed to a worker, and what an item's authors call
 * it. Neither a candidate's name nor a folio comes along.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

/** The forms that present candidates of an exam sat, most sat first. */
export async function listSatForms(db: DbOrTrx, examId: string) {
  return db.selectFrom('mark')
    .innerJoin('attempt', 'attempt.id', 'mark.attempt_id').innerJoin('form', 'form.id', 'attempt.form_id')
    .select(({ fn }) => ['form.id', 'form.version', fn.countAll<number>().as('sheets')])
    .where('attempt.exam_id', '=', examId).where('mark.status', '=', 'present')
    .groupBy(['form.id', 'form.version']).orderBy('sheets', 'desc').orderBy('form.version', 'desc').execute()
}

/** The items of a form with their options, in the order in which sheets list their answers. */
export async function listFormItems(db: DbOrTrx, formId: string) {
  return db.selectFrom('form_item').select(['item_id as itemId', 'option_ids as optionIds'])
    .where('form_id', '=', formId).orderBy('item_id').execute()
}

/**
 * One text per present candidate, in no meaningful order: a digit per item of listFormItems, the 1-based place of the
 * chosen option in `optionIds`, 0 where nothing was chosen. An item has five options at most.
 */
export async function listSheets(db: DbOrTrx, formId: string): Promise<string[]> {
  const { rows } = await sql<{ sheet: string }>`
    select string_agg(coalesce(array_position(form_item.option_ids,
        case when admitted.id is null then answer.option_id else admitted.option_id end), 0)::text, ''
      order by form_item.item_id) as sheet
    from attempt
    join mark on mark.attempt_id = attempt.id and mark.status = 'present'
    join form_item on form_item.form_id = attempt.form_id
    left join answer on answer.attempt_id = attempt.id and answer.item_id = form_item.item_id
    left join lateral (select q.id, (q.operation ->> 'optionId')::uuid as option_id from answer_quarantine q
      join quarantine_decision d on d.quarantine_id = q.id and d.verdict = 'admit'
      where q.attempt_id = attempt.id and (q.operation ->> 'itemId')::uuid = form_item.item_id
      order by q.epoch desc, (q.operation ->> 'revision')::integer desc, q.id desc limit 1) admitted on true
    where attempt.form_id = ${formId} group by attempt.id`.execute(db)
  return rows.map(({ sheet }) => sheet)
}

/** Item id to code, area and topic, for the items of a form. */
export async function listItemNames(db: DbOrTrx, formId: string) {
  return db.selectFrom('form_item')
    .innerJoin('item', (join) => join.on(sql<boolean>`item.id = form_item.item_id`))
    .select(['form_item.item_id as itemId', 'item.code', 'item.area', 'item.topic'])
    .where('form_item.form_id', '=', formId).orderBy('item.code').execute()
}

interface GroupedAnswers { itemId: string, category: 'mexican' | 'foreign', total: number, right: boolean, people: number }

/** Of the present with the form: how many of a category with a total had each item right, annulled or not. */
export async function listGroupedAnswers(db: DbOrTrx, formId: string): Promise<GroupedAnswers[]> {
  const { rows } = await sql<GroupedAnswers>`
    with key as (select (k.key)::uuid as item_id, k.value as option_id
      from form_key, jsonb_each_text(form_key.key::jsonb -> 'key') k where form_key.form_id = ${formId}),
    chosen as (
      select attempt.id, candidate.category, key.item_id, coalesce(key.option_id
        = (case when admitted.id is null then answer.option_id else admitted.option_id end)::text, false) as is_right
      from attempt
      join mark on mark.attempt_id = attempt.id and mark.status = 'present'
      join candidate on candidate.id = attempt.candidate_id
      cross join key
      left join answer on answer.attempt_id = attempt.id and answer.item_id = key.item_id
      left join lateral (select q.id, (q.operation ->> 'optionId')::uuid as option_id from answer_quarantine q
        join quarantine_decision d on d.quarantine_id = q.id and d.verdict = 'admit'
        where q.attempt_id = attempt.id and (q.operation ->> 'itemId')::uuid = key.item_id
        order by q.epoch desc, (q.operation ->> 'revision')::integer desc, q.id desc limit 1) admitted on true
      where attempt.form_id = ${formId}),
    totals as (select id, count(*) filter (where is_right)::int as total from chosen group by id)
    select chosen.item_id as "itemId", category, total, is_right as "right", count(*)::int as people
    from chosen join totals using (id) group by 1, 2, 3, 4`.execute(db)
  return rows
}
