/** The samples there are, and the published runs that results can be sampled from. */
import type { AppLoadContext } from '@remix-run/node'
import { listPublishedRuns, listSamples } from '#db/queries/audit-samples.ts'

export async function readSamples({ services: { database: { db } } }: AppLoadContext) {
  const samples = (await listSamples(db)).map((row) => ({
    id: row.id, number: row.number, population: row.population, startedAt: row.started_at, drawn: row.drawn_at !== null,
    closed: row.closed_at !== null, rows: row.rows, judged: row.judged, of: row.population_count,
  }))
  const runs = (await listPublishedRuns(db)).map(({ id, convocatoria_id: call, published_at: at }) => ({ id, call, at: at ?? 0 }))
  return { samples, runs }
}

export type SampleLine = Awaited<ReturnType<typeof readSamples>>['samples'][number]
