/**
 * One drawn row: what the platform holds of it, and the last finding. What is not there is a 404. A row that shows points
 * is an opening, whose reason is the sample with its seed.
 */
import type { AppLoadContext } from '@remix-run/node'
import { findSample, listSampleRows } from '#db/queries/audit-samples.ts'
import { readSampleFacts } from '#db/queries/audit-sample-facts.ts'
import type { Actor } from '#app/http/actor.ts'
import { openBySample } from '#app/score-openings/open-by-sample.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

export async function readRow(
  { services: { database: { db } } }: AppLoadContext, actor: Actor, params: { sampleId?: string | undefined, place?: string | undefined },
) {
  const { sampleId, place } = params
  const sample = isUuid(sampleId) ? await findSample(db, sampleId) : undefined
  const rows = sample === undefined ? [] : await listSampleRows(db, sample.id)
  const row = rows.find((one) => String(one.place) === place)
  if (sample === undefined || row === undefined) throw notFound()
  if (sample.population === 'publications') await openBySample({ db, actor, sample, place: row.place, articleId: row.subjectId })
  const facts = await readSampleFacts(db, sample.population, row.subjectId, sample.run_id)
  return {
    sampleId: sample.id, number: sample.number, population: sample.population, closed: sample.closed_at !== null,
    row, of: rows.length, facts: Object.entries(facts ?? {}),
  }
}
