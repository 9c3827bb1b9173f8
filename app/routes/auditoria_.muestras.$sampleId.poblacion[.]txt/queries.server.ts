/** The population of a sample; null when there is none, or none yet. */
import type { AppLoadContext } from '@remix-run/node'
import { findSample } from '#db/queries/audit-samples.ts'
import { isUuid } from '#app/http/is-uuid.ts'

export async function readPopulationOf({ services: { database: { db } } }: AppLoadContext, sampleId: string | undefined) {
  const sample = isUuid(sampleId) ? await findSample(db, sampleId) : undefined
  if (sample === undefined || sample.population_ids === null) return null
  return { number: sample.number, text: sample.population_ids }
}
