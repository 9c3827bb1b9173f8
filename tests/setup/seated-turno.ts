/**
 * A running demo server's first turno, put under way: candidates admitted and
 * signed in, the clock one minute after T0. For tests that break things around
 * people who answer.
 */
import { randomUUID } from 'node:crypto'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import type { Database } from '#db/client.ts'
import { placeData } from '#db/embedded/places.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { findByRole, openDemoDatabase } from '#tests/factories/demo-database.ts'
import { openSession } from '#tests/factories/open-session.ts'
import { openExamWire, type ExamWire } from '#tests/load/exam-wire.ts'
import { findDatabaseProcess } from './start-server.ts'

const ANSWERED_WITHIN_MS = 5000

export interface Seat {
  attemptId: string
  turnoId: string
  sedeCode: string
  /** The Cookie header of the candidate's session. */
  cookie: string
  items: readonly { id: string, optionIds: readonly string[] }[]
}

/** Addresses of a server's embedded PostgreSQL, by its data root. */
export function embeddedUrls(root: string): { ownerUrl: string, appUrl: string, superuserUrl: string } {
  const { dataRoot } = placeData(root)
  const port = findDatabaseProcess(root)?.port
  if (port === undefined) throw new Error('PostgreSQL does not run')
  const address = (user: string, secret: string) =>
    `postgres://${user}:${keepSecret(dataRoot, secret)}@127.0.0.1:${String(port)}/efiser`
  return {
    ownerUrl: address('efiser_owner', 'postgres-owner'), appUrl: address('efiser_app', 'postgres-app'),
    superuserUrl: address('postgres', 'postgres-superuser'),
  }
}

/** Admits `count` candidates of the first turno; `cookies` of somebody else's session for `personOf`. */
export async function seatTurno(urls: { ownerUrl: string, appUrl: string }, count: number): Promise<Seat[]> {
  const demo = openDemoDatabase({ ...urls, drop: () => Promise.resolve() })
  try {
    const { db } = demo.database
    const attempts = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
      .select(['attempt.id', 'attempt.exam_id', 'attempt.turno_id', 'attempt.sede_code', 'attempt.opens_at',
        'candidate.person_id'])
      .where('attempt.state', '=', 'expected').orderBy('attempt.opens_at').orderBy('candidate.folio').limit(count).execute()
    const [first] = attempts
    if (first === undefined) throw new Error('nobody is expected')
    await demo.moveTo(addDuration(first.opens_at, minutes(-10)))
    const seats: Seat[] = []
    for (const attempt of attempts) {
      const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', attempt.sede_code))
      const admitted = await admitCandidate({ ...demo, live: { publishAttemptChanged: () => undefined } }, supervisor, {
        attemptId: attempt.id, checks: { solicitudShown: true, idShown: true, identityMatches: true },
      })
      if (!admitted.ok) throw new Error(admitted.refusal)
      const items = await db.selectFrom('form_item').innerJoin('form', 'form.id', 'form_item.form_id')
        .select(['form_item.item_id', 'form_item.option_ids']).where('form.exam_id', '=', attempt.exam_id).execute()
      seats.push({
        attemptId: attempt.id, turnoId: attempt.turno_id, sedeCode: attempt.sede_code,
        cookie: await openSession(demo.database, attempt.person_id),
        items: items.map(({ item_id: id, option_ids: optionIds }) => ({ id, optionIds })),
      })
    }
    await demo.moveTo(addDuration(first.opens_at, minutes(1)))
    return seats
  } finally {
    await demo.database.close()
  }
}

export interface Acked { attemptId: string, itemId: string, revision: number }

/** A line on which one candidate answers, and what the server acknowledged of it. */
export interface Answering {
  wire: ExamWire
  epoch: number
  /** Saves one answer; true when it was acknowledged as stored. Rejects with the refusal of the whole request. */
  save(index: number, revision: number): Promise<boolean>
}

/** Connects and attaches; `tabId` is kept by a candidate who comes back. */
export async function startAnswering(
  port: number, seat: Seat, acked: Acked[], tabId: string = randomUUID(),
): Promise<Answering> {
  const wire = await openExamWire(port, seat.cookie)
  const ask = <T>(event: string, payload: object) => new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => { reject(new Error(`${event} was not answered`)) }, ANSWERED_WITHIN_MS)
    wire.emit(event, payload, (text) => {
      clearTimeout(timer)
      resolve((JSON.parse(text) as [T])[0])
    })
  })
  const state = await ask<{ ok: boolean, epoch: number, refusal?: string }>('attach', {
    tabId, deviceId: seat.attemptId, takeOver: true,
  })
  if (!state.ok) {
    wire.close()
    throw new Error(state.refusal)
  }
  return {
    wire, epoch: state.epoch,
    async save(index, revision) {
      const item = seat.items[index % seat.items.length]
      if (item === undefined) throw new Error('a form has items')
      const op = {
        opId: randomUUID(), itemId: item.id, revision, optionId: item.optionIds[revision % item.optionIds.length] ?? null,
        flagged: false, struck: [], clientAt: 0,
      }
      const reply = await ask<{ ok: boolean, refusal?: string, results?: { ok: boolean }[] }>(
        'save', { epoch: state.epoch, ops: [op] })
      if (!reply.ok) throw new Error(reply.refusal)
      const stored = reply.results?.[0]?.ok === true
      if (stored) acked.push({ attemptId: seat.attemptId, itemId: item.id, revision })
      return stored
    },
  }
}

/** Those acknowledged saves that the database does not have. */
export async function findLost({ db }: Database, acked: readonly Acked[]): Promise<Acked[]> {
  const rows = await db.selectFrom('answer_history').select(['attempt_id', 'item_id', 'revision']).execute()
  const stored = new Set(rows.map((row) => `${row.attempt_id} ${row.item_id} ${String(row.revision)}`))
  return acked.filter((one) => !stored.has(`${one.attemptId} ${one.itemId} ${String(one.revision)}`))
}

/** Waits until `done` says yes; what it throws counts as no. */
export async function eventually(done: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const from = performance.now()
  let last: unknown
  while (performance.now() - from < withinMs) {
    try {
      if (await done()) return
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
  throw new Error('it did not come to pass', { cause: last })
}

