/**
 * The auditor's samples, in four acts, each audited: the call is named and the seed recorded; the population is read and the
 * sample drawn from it; each row gets its finding; the sample is closed with a statement. Refuses whoever is no auditor, a second
 * draw, an empty population, a finding with open checks, and a close while a row has no finding.
 */
import { randomBytes } from 'node:crypto'
import { appendAudit } from '#db/queries/audit.ts'
import {
  closeSampleRow, hasRow, insertDraw, insertFinding, insertSample, listPopulation, listPublishedRuns, listSampledCalls,
  listSampleRows, lockSample,
} from '#db/queries/audit-samples.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { drawSample, populationText } from '#exam-engine/audit/draw-sample.ts'
import { judgeFinding, type FindingRefusal, type Population, type RowFinding } from '#exam-engine/audit/sample-checks.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import type { Trx } from '#db/client.ts'

export type SampleRefusal =
  | 'AUDITOR_ONLY' | 'SAMPLE_UNKNOWN' | 'SAMPLE_DRAWN' | 'SAMPLE_NOT_DRAWN' | 'SAMPLE_CLOSED' | 'SAMPLE_INCOMPLETE'
  | 'POPULATION_EMPTY' | 'CALL_UNKNOWN' | FindingRefusal

type SampleServices = Pick<CoreServices, 'database'>

interface NewSample {
  population: Population
  /** Of results it is that of their run; null: the one in force. */
  callId: string | null
  runId: string | null
  size: number
  /** Null: 256 bits of chance of the platform. */
  seed: string | null
}

/** The id of the sample. CALL_UNKNOWN: no such call is out. */
export async function startSample(
  { database: { db } }: SampleServices, actor: Actor,
  { population, callId, runId, size, seed }: NewSample,
): Promise<Result<string, SampleRefusal>> {
  if (!hasRole(actor, 'auditor')) return refuse('AUDITOR_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<string, SampleRefusal>> => {
    // Before its publication a result is nobody's to read.
    const run = population === 'results' ? (await listPublishedRuns(trx)).find(({ id }) => id === runId) : null
    if (run === undefined) return refuse('SAMPLE_UNKNOWN')
    const wanted = run?.convocatoria_id ?? callId ?? (await findCurrentConvocatoria(trx))?.id
    const call = (await listSampledCalls(trx)).find(({ id }) => id === wanted)
    if (call === undefined) return refuse('CALL_UNKNOWN')
    const source = seed === null ? 'drawn' : 'given'
    const recorded = seed ?? randomBytes(32).toString('hex')
    const { id, number } = await insertSample(trx, {
      population, callId: call.id, runId: run?.id ?? null, size, seed: recorded, source, by: actor.personId,
    })
    await record(trx, actor, 'audit.startSample', id, {
      number, population, convocatoriaId: call.id, size, seed: recorded, source,
    })
    return accept(id)
  })
}

/** How many rows were drawn. */
export async function drawStartedSample(
  { database: { db } }: SampleServices, actor: Actor, id: string,
): Promise<Result<number, SampleRefusal>> {
  return inSample(db, actor, id, async (trx, sample) => {
    if (sample.drawn_at !== null) return refuse('SAMPLE_DRAWN')
    // One from before samples named their call is of the one in force at its draw.
    const callId = sample.convocatoria_id ?? (await findCurrentConvocatoria(trx))?.id
    const ids = callId === undefined ? [] : await listPopulation(trx, sample.population, callId, sample.run_id)
    if (callId === undefined || ids.length === 0) return refuse('POPULATION_EMPTY')
    const text = populationText(ids)
    const drawn = drawSample(sample.seed, ids, sample.size)
    const population = { callId, ids: text, sha256: sha256Hex(text), count: ids.length }
    await insertDraw(trx, id, drawn, population)
    await record(trx, actor, 'audit.drawSample', id, {
      number: sample.number, convocatoriaId: callId, populationSha256: population.sha256,
      populationCount: population.count, rowsSha256: sha256Hex(drawn.join('\n')),
    })
    return accept(drawn.length)
  })
}

export async function recordFinding(
  { database: { db } }: SampleServices, actor: Actor, id: string, place: number, finding: RowFinding,
): Promise<Result<null, SampleRefusal>> {
  return inSample(db, actor, id, async (trx, sample) => {
    if (sample.drawn_at === null) return refuse('SAMPLE_NOT_DRAWN')
    if (!await hasRow(trx, id, place)) return refuse('SAMPLE_UNKNOWN')
    const judged = judgeFinding(sample.population, finding)
    if (!judged.ok) return judged
    const { outcome, checks, text } = judged.value
    await insertFinding(trx, id, place, judged.value, actor.personId)
    await record(trx, actor, 'audit.recordFinding', id, {
      number: sample.number, place, outcome, checks, textSha256: sha256Hex(text),
    })
    return accept(null)
  })
}

export async function closeSample(
  { database: { db } }: SampleServices, actor: Actor, id: string, statement: string,
): Promise<Result<null, SampleRefusal>> {
  return inSample(db, actor, id, async (trx, sample) => {
    if (sample.drawn_at === null) return refuse('SAMPLE_NOT_DRAWN')
    const rows = await listSampleRows(trx, id)
    const open = rows.filter(({ outcome }) => outcome === null).length
    if (open > 0) return refuse('SAMPLE_INCOMPLETE', { open })
    await closeSampleRow(trx, id, statement.trim(), actor.personId)
    await record(trx, actor, 'audit.closeSample', id, {
      number: sample.number, rows: rows.length, observed: rows.filter(({ outcome }) => outcome === 'observed').length,
      statementSha256: sha256Hex(statement.trim()),
    })
    return accept(null)
  })
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockSample>>>

async function inSample<T>(
  db: CoreServices['database']['db'], actor: Actor, id: string,
  act: (trx: Trx, sample: Locked) => Promise<Result<T, SampleRefusal>>,
): Promise<Result<T, SampleRefusal>> {
  if (!hasRole(actor, 'auditor')) return refuse('AUDITOR_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<T, SampleRefusal>> => {
    const sample = await lockSample(trx, id)
    if (sample === undefined) return refuse('SAMPLE_UNKNOWN')
    return sample.closed_at === null ? act(trx, sample) : refuse('SAMPLE_CLOSED')
  })
}

async function record(trx: Trx, actor: Actor, action: string, id: string, payload: Readonly<Record<string, unknown>>) {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'auditor' }, action, subjectType: 'auditSample', subjectId: id, payload,
  })
}
