import type { AppLoadContext } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeIncident } from '#app/routes/admin.incidencias/incident.ts'
import { readIncidents } from '#app/routes/admin.incidencias/queries.server.ts'
import { submitReversal } from '#app/routes/admin.incidencias_.$attemptId/actions.server.ts'
import { readIncident } from '#app/routes/admin.incidencias_.$attemptId/queries.server.ts'
import { readOverview } from '#app/routes/admin._index/queries.server.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import { findIncident } from '#db/queries/admin-incidents.ts'
import { countAttemptsByTurno } from '#db/queries/admin-turnos.ts'
import { addDuration, durationMs, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { openSession } from '#tests/factories/open-session.ts'

const live = { publishAttemptChanged: () => undefined }

let demo: DemoDatabase
let context: AppLoadContext
let cookie: string
let attempts: { id: string, sede_code: string, opens_at: Instant, closes_at: Instant }[]

beforeAll(async () => {
  demo = await createDemoDatabase()
  context = { services: { database: demo.database, live } } as unknown as AppLoadContext
  cookie = await openSession(demo.database, await findByRole(demo, 'admin'))
  attempts = await demo.database.db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .select(['attempt.id', 'sede_code', 'opens_at', 'closes_at']).where('turno.number', '=', 1)
    .orderBy('attempt.id').execute()
  await demo.moveTo(addDuration(attemptAt(0).opens_at, minutes(-10)))
  await deny(0)
  await deny(1)
  await cancel(2)
  await admit(3)
  await admit(4)
}, 120_000)

afterAll(() => demo.drop())

function attemptAt(index: number) {
  const attempt = attempts[index]
  if (attempt === undefined) throw new Error('too few attempts')
  return attempt
}

const supervisorOf = async (index: number) =>
  demo.actorOf(await findByRole(demo, 'supervisor', attemptAt(index).sede_code))

async function deny(index: number) {
  const denied = await denyCandidate({ database: demo.database, live }, await supervisorOf(index), {
    attemptId: attemptAt(index).id, denial: { reason: 'NO_ID', note: 'Solo trae una copia', statement: 'El original está en casa' },
  })
  if (!denied.ok) throw new Error(denied.refusal)
}

async function cancel(index: number) {
  const cancelled = await cancelForFraud({ database: demo.database, live }, await supervisorOf(index), {
    attemptId: attemptAt(index).id, note: 'Se hizo pasar por otra persona', confirmed: true,
  })
  if (!cancelled.ok) throw new Error(cancelled.refusal)
}

async function admit(index: number) {
  const admitted = await admitCandidate({ database: demo.database, live }, await supervisorOf(index), {
    attemptId: attemptAt(index).id, checks: { solicitudShown: true, idShown: true, identityMatches: true },
  })
  if (!admitted.ok) throw new Error(admitted.refusal)
}

async function start(index: number) {
  const { person_id: personId } = await demo.database.db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').select('candidate.person_id')
    .where('attempt.id', '=', attemptAt(index).id).executeTakeFirstOrThrow()
  const started = await startAttempt({ database: demo.database, live }, await demo.actorOf(personId), {
    attemptId: attemptAt(index).id,
  })
  if (!started.ok) throw new Error(started.refusal)
}

const reverse = (index: number, form: Record<string, string>) => submitReversal({
  request: new Request('http://sitio/', {
    method: 'POST', headers: { Cookie: cookie }, body: new URLSearchParams(form),
  }),
  context,
}, attemptAt(index).id)

test('§3.1 C, D an incident tells what happened, who decided, and until when it can be taken back', async () => {
  const { incidents, reversals } = await readIncidents(context)
  expect(incidents).toHaveLength(3)
  expect(reversals).toEqual([])
  const supervisor = await supervisorOf(0)
  expect(await readIncident(context, attemptAt(0).id)).toMatchObject({
    kind: 'denied', reason: 'Sin identificación oficial', note: 'Solo trae una copia', statement: 'El original está en casa',
    by: supervisor.name,
    reversible: true, until: attemptAt(0).closes_at,
  })
  expect(await readIncident(context, attemptAt(2).id)).toMatchObject({
    kind: 'cancelled', reason: null, note: 'Se hizo pasar por otra persona', reversible: true, until: null,
  })
})

test('§3.1 B a denial can be taken back until the very end of the turno, and not at it', async () => {
  const row = await findIncident(demo.database.db, attemptAt(0).id)
  if (row === undefined) throw new Error('no incident')
  const at = (now: Instant) => describeIncident(row, { now, marksFrozenAt: null }).reversible
  expect([at(addDuration(row.closes_at, durationMs(-1))), at(row.closes_at)]).toEqual([true, false])
})

test('an attempt without an incident has no such page', async () => {
  await expect(readIncident(context, attemptAt(5).id)).rejects.toMatchObject({ status: 404 })
})

test('the national counts are those of the rule, at every instant, recorded or not', async () => {
  await demo.moveTo(addDuration(attemptAt(4).opens_at, minutes(1)))
  await start(4)
  const all = await demo.database.db.selectFrom('attempt')
    .select(['turno_id', 'state', 'opens_at', 'closes_at', 'accepts_until']).execute()
  const { opens_at: opensAt, closes_at: closesAt } = attemptAt(0)
  const monthLater = addDuration(closesAt, minutes(60 * 24 * 30))
  for (const now of [opensAt, addDuration(closesAt, minutes(-1)), closesAt, monthLater]) {
    const held = all.map((row) => {
      const times = { opensAt: row.opens_at, closesAt: row.closes_at, acceptsUntil: row.accepts_until }
      return `${row.turno_id} ${effectiveState({ state: row.state, times }, now)}`
    })
    const expected = [...Map.groupBy(held, (key) => key)].map(([key, rows]) => `${key} ${String(rows.length)}`)
    const counted = (await countAttemptsByTurno(demo.database.db, 'rama-2024-2025-1', now))
      .map(({ turnoId, state, attempts: count }) => `${turnoId} ${state} ${String(count)}`)
    expect(counted.sort()).toEqual(expected.sort())
  }
})

test('the overview asks for the denials of an open turno and shows the turnos of the day', async () => {
  const overview = await readOverview(context)
  expect(overview?.duties.find(({ key }) => key === 'incidents')).toMatchObject({ status: 'now', count: 2 })
  expect(overview?.today.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(overview?.today[0]?.counts.find(({ state }) => state === 'denied')).toMatchObject({ attempts: 2 })
})

test('a cancellation is not taken back without a note, and the form keeps its error at the field', async () => {
  expect(await reverse(2, { intent: 'reinstate', note: '  ' })).toMatchObject({
    data: { error: { note: ['Escriba por qué se revierte la cancelación'] } }, init: { status: 422 },
  })
  expect((await readIncidents(context)).incidents).toHaveLength(3)
})

test('an act that nobody knows is refused', async () => {
  expect(await reverse(0, { intent: 'forgive' })).toMatchObject({ init: { status: 422 } })
})

test('§3.1 B an admin takes back a denial, and a cancellation with its reason; both stay on record', async () => {
  expect(await reverse(0, { intent: 'undoDenial' })).toMatchObject({
    data: { error: { note: ['Escriba por qué se revierte el acceso negado'] } }, init: { status: 422 },
  })
  await expect(reverse(0, { intent: 'undoDenial', note: 'Llegó el original' })).rejects.toMatchObject({ status: 302 })
  await expect(reverse(2, { intent: 'reinstate', note: 'Era otra persona' })).rejects.toMatchObject({ status: 302 })
  const { incidents, reversals } = await readIncidents(context)
  expect(incidents.map(({ attemptId }) => attemptId)).toEqual([attemptAt(1).id])
  expect(reversals.map(({ kind }) => kind)).toEqual(['cancelled', 'denied'])
  expect(reversals.every(({ by }) => by !== null)).toBe(true)
})

test('§3.1 B once the turno is over a denial stands: the page says so, and so does the act', async () => {
  await demo.moveTo(attemptAt(1).closes_at)
  expect(await readIncident(context, attemptAt(1).id)).toMatchObject({ reversible: false })
  expect(await reverse(1, { intent: 'undoDenial', note: 'Llegó el original' })).toMatchObject({ init: { status: 410 } })
})
