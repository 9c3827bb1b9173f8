/**
 * Publications of the demo that wait for their evaluators, with pictures made for it (articles/): one of them two people
 * rejected, one is in dispute. None adds a point: the marks of the 400 stay what they are.
 */
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, hours, minutes, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { COUNTED_ARTICLE_TYPES } from '#exam-engine/convocatoria/article-points.ts'
import { CHECKS, isExclusion, type CheckCode, type Draft } from '#exam-engine/publications/judgement.ts'
import type { Trx } from '../client.ts'
import { moveClock } from '../queries/clock.ts'
import { demoId } from './generate/demo-id.ts'
import type { Demo } from './generate/demo.ts'

const article = z.strictObject({
  doi: z.string(), issn: z.string(), pmid: z.string(), type: z.enum(COUNTED_ARTICLE_TYPES),
  authorPosition: z.int(), publishedOn: z.iso.date(), title: z.string(), journal: z.string(),
})
const picture = z.strictObject({
  file: z.string(), width: z.int(), height: z.int(), sharpness: z.string(), articles: z.array(article).min(1),
})

const PICTURES = z.array(picture).parse(JSON.parse(
  readFileSync(new URL('./data/publications.json', import.meta.url), 'utf8')))
/** Whose each is: the first of the CEME who declared nothing else. */
const CEMES = ['Medicina interna', 'Cirugía general', 'Gineco obstetricia', 'Pediatría'] as const

/** The files behind the rows, by the keys under which the storage has to hold them. */
export function listDemoFiles(): { key: string, bytes: Buffer }[] {
  return PICTURES.flatMap(({ file }) => {
    const bytes = readFileSync(new URL(`./articles/${file}`, import.meta.url))
    return [{ key: originalKey(file), bytes }, { key: viewingKey(file), bytes }]
  })
}

const originalKey = (file: string) => `demo/original-${file}`
const viewingKey = (file: string) => `demo/viewing-${file}`

/** Leaves the clock after the registration. */
export async function insertPublications(trx: Trx, demo: Demo, convocatoriaId: string): Promise<void> {
  const { from, until } = demo.published.rules.windows.registration
  const declaredAt = addDuration(from, hours(48))
  await moveClock(trx, declaredAt)
  for (const [index, { file, articles, ...figures }] of PICTURES.entries()) {
    const personId = findDeclarant(demo, CEMES[index] ?? '')
    const bytes = readFileSync(new URL(`./articles/${file}`, import.meta.url))
    const [fileId, declarationId] = [demoId(demo.seed, 'publicationFile', file), demoId(demo.seed, 'declaration', file)]
    const owner = { convocatoria_id: convocatoriaId, person_id: personId }
    await trx.insertInto('publication_file').values({
      id: fileId, ...owner, ...figures, original_key: originalKey(file), viewing_key: viewingKey(file),
      original_sha256: sha256Hex(bytes), original_bytes: bytes.length, uploaded_at: toIso(declaredAt),
    }).execute()
    await trx.insertInto('publication_declaration')
      .values({ id: declarationId, ...owner, version: 1, file_id: fileId, declared_at: toIso(declaredAt) }).execute()
    await trx.insertInto('declared_article').values(articles.map((row, place) => ({
      id: articleId(demo, row.doi), declaration_id: declarationId, position: place + 1, doi: row.doi, issn: row.issn,
      pmid: row.pmid, type: row.type, author_position: row.authorPosition, published_on: row.publishedOn,
      title: row.title, journal: row.journal,
    }))).execute()
  }
  const judgedAt = addDuration(until, hours(24))
  await moveClock(trx, judgedAt)
  const caseSeries = PICTURES[1]?.articles[0]
  const blurred = PICTURES[3]?.articles[0]
  if (caseSeries === undefined || blurred === undefined) throw new Error('the demo lacks the articles to judge')
  const series = reject('NC1', 'Es una serie de doce casos, no un estudio descriptivo de los que suman.')
  await judge(trx, demo, caseSeries.doi, 'evaluador1', series, judgedAt)
  await judge(trx, demo, caseSeries.doi, 'evaluador2', series, addDuration(judgedAt, minutes(40)))
  await trx.insertInto('publication_decision').values({
    article_id: articleId(demo, caseSeries.doi), accepted: false, type: null, author_position: null, points: '0.00',
    basis: 'agreement', decided_at: toIso(addDuration(judgedAt, minutes(40))),
  }).execute()
  await trx.insertInto('publication').values({
    candidate_id: candidateOf(demo, findDeclarant(demo, CEMES[1])), position: 1, doi: caseSeries.doi, type: caseSeries.type,
    author_position: caseSeries.authorPosition, published_on: caseSeries.publishedOn, accepted: false,
  }).execute()
  await judge(trx, demo, blurred.doi, 'evaluador1', accept(blurred.type, blurred.authorPosition), judgedAt)
  await judge(trx, demo, blurred.doi, 'evaluador2', reject('NC9', 'No se distinguen los autores ni la fecha.'),
    addDuration(judgedAt, minutes(50)))
}

const articleId = ({ seed }: Demo, doi: string) => demoId(seed, 'article', doi)

function findDeclarant({ residents: { candidates, publications } }: Demo, ceme: string): string {
  const busy = new Set(publications.map(({ candidate_id: id }) => id))
  const found = candidates.find((candidate) => candidate.ceme === ceme && !busy.has(candidate.id))
  if (found === undefined) throw new Error(`everybody in ${ceme} has publications`)
  return found.person_id
}

function candidateOf({ residents: { candidates } }: Demo, personId: string): string {
  const found = candidates.find((candidate) => candidate.person_id === personId)
  if (found === undefined) throw new Error('the declarant is no candidate')
  return found.id
}

async function judge(trx: Trx, demo: Demo, doi: string, mailbox: string, draft: Draft, at: Instant): Promise<void> {
  const { seed } = demo
  const id = demoId(seed, 'evaluation', `${doi} ${mailbox}`)
  const json = sql<string>`${JSON.stringify(draft)}::text::jsonb`
  await trx.insertInto('publication_evaluation').values({
    id, article_id: articleId(demo, doi), evaluator_id: demoId(seed, 'person', mailbox), draft: json,
    dealt_at: toIso(addDuration(at, hours(-1))),
  }).execute()
  const accepted = CHECKS.every((code) => draft.answers[code].yes === !isExclusion(code))
  await trx.updateTable('publication_evaluation').set({
    state: 'signed', ended_at: toIso(at), draft_saved_at: toIso(at), accepted,
    type: accepted ? draft.type : null, author_position: accepted ? draft.authorPosition : null,
  }).where('id', '=', id).execute()
}

function accept(type: Draft['type'], authorPosition: number): Draft {
  const answers = Object.fromEntries(CHECKS.map((code) => [code, { yes: !isExclusion(code), reason: '' }]))
  return { answers: answers as Draft['answers'], type, authorPosition }
}

function reject(code: CheckCode, reason: string): Draft {
  const draft = accept(null, 1)
  return { ...draft, answers: { ...draft.answers, [code]: { yes: isExclusion(code), reason } } }
}
