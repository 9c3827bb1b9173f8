/** Sealed papers on a real database and real sockets: who gets the package, who gets the key, and when. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from '#app/http/sessions.server.ts'
import { readOwnPaper } from '#app/sealed-paper/own-paper.server.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT, OPENS_AT } from '#tests/db/sitting/sitting-database.ts'
import { nth, openPaperOf, openTab, operation, startLiveSitting, type LiveSitting } from './live-server.ts'

let sitting: LiveSitting
beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 6 })
  await at(OPENS_AT - 600_000)
})
afterAll(() => sitting.close())

async function at(time: number): Promise<void> {
  await sitting.freezeClock(instant(time))
  await sitting.node.services.clock.measure()
}
async function actorOf(cookie: string) {
  const actor = await readSession(sitting.app, cookie)
  if (actor === null) throw new Error('no session')
  return actor
}
async function admit(index: number): Promise<void> {
  const checks = { solicitudShown: true, idShown: true, identityMatches: true }
  const supervisor = await actorOf(sitting.staff.supervisorA.cookie)
  expect(await admitCandidate(sitting.node.services, supervisor, { attemptId: nth(sitting.attempts, index).id, checks }))
    .toMatchObject({ ok: true })
}
const askFor = async (index: number, formId = sitting.formId) =>
  readOwnPaper(sitting.node.services, await actorOf(nth(sitting.attempts, index).cookie), formId)

test('the sealed paper goes to who was admitted, and only that of the own exam', async () => {
  expect(await askFor(0)).toMatchObject({ ok: false, refusal: 'WRONG_STATE' })
  await admit(0)
  expect(await askFor(0)).toMatchObject({ ok: true })
  expect(await askFor(0, nth(sitting.attempts, 0).id)).toMatchObject({ ok: false, refusal: 'ATTEMPT_UNKNOWN' })
})

test('the key travels from T0 on and not a millisecond before, by the database\'s clock', async () => {
  await admit(1)
  for (const before of [-60_000, -1]) {
    await at(OPENS_AT + before)
    const { state, socket } = await openTab(sitting.node, nth(sitting.attempts, 1))
    expect(state).toMatchObject({ state: 'admitted', opening: null, sealed: { formId: sitting.formId } })
    const key = (await sitting.node.services.papers.readKey(sitting.formId)).toString('base64')
    expect(JSON.stringify(state)).not.toContain(key)
    socket.disconnect()
  }
  await at(OPENS_AT)
  const { state, socket } = await openTab(sitting.node, nth(sitting.attempts, 1))
  expect(state).toMatchObject({ state: 'inProgress', opening: { formId: sitting.formId } })
  expect(JSON.stringify(state)).not.toMatch(/Pregunta|Opción/)
  expect(await openPaperOf(sitting.node, nth(sitting.attempts, 1), state)).toHaveLength(5)
  socket.disconnect()
})

test('who was not admitted gets no key after T0 either', async () => {
  await at(OPENS_AT + 1000)
  const { state, socket } = await openTab(sitting.node, nth(sitting.attempts, 2))
  expect(state).toMatchObject({ state: 'expected', sealed: null, opening: null })
  socket.disconnect()
})

test('every node serves the same bytes, sealed once, and the audit says so', async () => {
  const other = await sitting.addNode()
  const [one, two] = await Promise.all([sitting.node, other].map(({ services }) => services.papers.find(sitting.formId)))
  expect(one?.bytes.equals(two?.bytes ?? Buffer.alloc(0))).toBe(true)
  const events = await sitting.app.db.selectFrom('audit_event').select('action').where('action', '=', 'form.seal').execute()
  expect(events).toHaveLength(1)
})

test('a sealed paper never changes, nor can another content be put in its place', async () => {
  const { owner: { sql }, formId } = sitting
  await expect(sql`update sealed_paper set version = 2`).rejects.toThrow()
  await expect(sql`delete from sealed_paper`).rejects.toThrow()
  await expect(sql`insert into sealed_paper values (${formId}, 1, 'x', '0123456789abcdef', '', encode(sha256(''), 'hex'), now())`)
    .rejects.toMatchObject({ constraint_name: 'sealed_paper_of_its_form' })
})

test('a node that lost the key of a sealed form says so, and makes no other', async () => {
  await at(OPENS_AT + 2000)
  rmSync(`${sitting.keysRoot}/forms/${sitting.formId}.key`)
  const { services } = await sitting.addNode()
  await services.papers.prepare()
  expect(services.papers.faults().join()).toContain('Falta la llave de la forma')
  await expect(services.papers.readKey(sitting.formId)).rejects.toMatchObject({ code: 'CONTENT_KEY_MISSING' })
})

test('a node that lost a key keeps nobody from saving', async () => {
  const lost = await sitting.addNode()
  const { socket, state, save } = await openTab(lost, nth(sitting.attempts, 1))
  expect(state).toMatchObject({ state: 'inProgress', opening: null })
  expect(await save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
  socket.disconnect()
})

test('once the turno is over the package is not served any more', async () => {
  await sitting.owner.sql`update attempt set state = 'absent' where id = ${nth(sitting.attempts, 0).id}`
  await at(CLOSES_AT + 1000)
  expect(await askFor(0)).toMatchObject({ ok: false, refusal: 'WRONG_STATE' })
})
