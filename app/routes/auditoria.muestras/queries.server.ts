/** The samples there are, and what another can be drawn from: the calls that are out, and the published runs. */
import type { AppLoadContext } from '@remix-run/node'
import { listPublishedRuns, listSampledCalls, listSamples } from '#db/queries/audit-samples.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

export async function readSamples({ services: { database: { db } } }: AppLoadContext) {
  const samples = (await listSamples(db)).map((row) => ({
    id: row.id, number: row.number, population: row.population, call: row.title, startedAt: row.started_at, drawn: row.drawn_at !== null,
    closed: row.closed_at !== null, rows: row.rows, judged: row.judged, of: row.population_count,
  }))
  const runs = (await listPublishedRuns(db)).map(({ id, period, published_at: at }) => ({ id, period, at: at ?? 0 }))
  const current = await findCurrentConvocatoria(db)
  return { samples, runs, calls: await listSampledCalls(db), currentId: current?.id ?? null }
}

export type SampleLine = Awaited<ReturnType<typeof readSamples>>['samples'][number]
