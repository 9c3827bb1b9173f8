/** One sample with its rows; what is not there is a 404. */
import type { AppLoadContext } from '@remix-run/node'
import { findSample, listSampleRows } from '#db/queries/audit-samples.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

export async function readSample({ services: { database: { db } } }: AppLoadContext, sampleId: string | undefined) {
  const sample = isUuid(sampleId) ? await findSample(db, sampleId) : undefined
  if (sample === undefined) throw notFound()
  return {
    id: sample.id, number: sample.number, population: sample.population, callId: sample.convocatoria_id, call: sample.title, size: sample.size, seed: sample.seed,
    seedSource: sample.seed_source, startedAt: sample.started_at, startedBy: sample.startedByMatricula,
    drawnAt: sample.drawn_at, count: sample.population_count, sha256: sample.population_sha256,
    statement: sample.statement, closedAt: sample.closed_at, closedBy: sample.closedByMatricula,
    rows: await listSampleRows(db, sample.id),
  }
}

export type Sample = Awaited<ReturnType<typeof readSample>>
