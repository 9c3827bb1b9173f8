/**
 * The real server over a demo that has come to its end: one exam sat, all marked,
 * the selection published, its window open. Everything that could leak is there.
 */
import { randomBytes } from 'node:crypto'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { endDueAttempts, readActaNow } from '#app/acta/acta-standing.server.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { signActa } from '#app/use-cases/sign-acta.server.ts'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import type { Services } from '#app/services.server.ts'
import { useEmbedded } from '#db/embedded/start-embedded.ts'
import { provision } from '#db/provision.ts'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import { annulFirstItem } from '#tests/factories/annulled-item.ts'
import { findByRole, openDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { demand, freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { startServer } from '#tests/setup/start-server.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

const live = { publishAttemptChanged: () => undefined }

export interface PublishedPlatform extends DemoDatabase {
  url: string
  /** The server's data root. */
  root: string
  runId: string
  /** Whose turno, sede and exam the addresses name; somebody with a seat. */
  sample: Sample
  stop(): Promise<void>
}

export interface Sample {
  personId: string
  candidateId: string
  attemptId: string
  turnoId: string
  sedeCode: string
  examId: string
  itemId: string
  /** An attempt that was cancelled. */
  cancelledId: string
  /** An annulment that was approved, with everybody whom it moved. */
  annulmentId: string
}

/** `look` is called when the run has its results and nobody has published it. */
export async function startPublishedPlatform(
  look?: (unpublished: DemoDatabase & { url: string, runId: string }) => Promise<void>,
): Promise<PublishedPlatform> {
  const server = await startServer()
  const { superuserUrl, ownerPassword, appPassword } = await useEmbedded({ root: server.root })
  const urls = await provision({ superuserUrl, database: 'efiser', ownerPassword, appPassword })
  const demo = openDemoDatabase({ ...urls, drop: () => server.stop() })
  const cancelledId = await cancelSomebody(demo)
  await sitExam(demo, 'Gineco obstetricia', 4)
  await markEverything(demo)
  const annulmentId = await annulFirstItem(demo, DEMO_PASSWORD)
  const runId = await freezeAndRun(demo)
  await look?.({ ...demo, url: server.url, runId })
  await publish(demo, runId)
  const sample = { ...await findSample(demo), cancelledId, annulmentId }
  return { ...demo, url: server.url, root: server.root, runId, sample, stop: () => demo.drop() }
}

async function cancelSomebody(demo: DemoDatabase): Promise<string> {
  const { id, sede_code: sedeCode } = await demo.database.db.selectFrom('attempt').select(['id', 'sede_code'])
    .orderBy('opens_at', 'desc').orderBy('id').limit(1).executeTakeFirstOrThrow()
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', sedeCode))
  demand(await cancelForFraud({ ...demo, live }, supervisor, { attemptId: id, note: 'Suplantación', confirmed: true }))
  return id
}

async function publish(demo: DemoDatabase, runId: string): Promise<void> {
  await publishRun(demo, runId)
  const { results_from: from } = await demo.database.db.selectFrom('convocatoria').select('results_from')
    .executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(from, durationMs(1)))
}

async function findSample(demo: DemoDatabase): Promise<Omit<Sample, 'cancelledId' | 'annulmentId'>> {
  const row = await demo.database.db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('attempt', 'attempt.candidate_id', 'candidate.id')
    .innerJoin('form_item', 'form_item.form_id', 'attempt.form_id')
    .select(['candidate.person_id as personId', 'candidate.id as candidateId', 'attempt.id as attemptId',
      'attempt.turno_id as turnoId', 'attempt.sede_code as sedeCode', 'attempt.exam_id as examId', 'form_item.item_id as itemId'])
    .orderBy('candidate.folio').orderBy('form_item.item_id').limit(1).executeTakeFirstOrThrow()
  await signActaOf(demo, row)
  return row
}

/** Signed by the one supervisor who is on duty: complete, so that its file is there. */
async function signActaOf(demo: DemoDatabase, place: { turnoId: string, sedeCode: string }): Promise<void> {
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', place.sedeCode))
  const hub = { ...live, presence: () => [] } as unknown as Services['live']
  const passwords = startCheapPasswords()
  const papers = { secrets: createSecretBox(randomBytes(32), 'test') }
  const services = { database: demo.database, live: hub, demo: true, passwords, rateLimits: createRateLimits(), papers }
  await endDueAttempts(services, place)
  const { sha256 } = demand(await readActaNow(demo.database.db, place, { isDemo: true, reader: supervisor.personId }))
  const signed = demand(await signActa(services, supervisor, place, {
    shown: sha256, password: DEMO_PASSWORD, address: '127.0.0.1',
  }))
  await passwords.close()
  if (signed !== 'complete') throw new Error(`the acta is ${signed}`)
}
