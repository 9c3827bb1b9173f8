/** Avisos: who publishes them, since when they are seen, and that a published one never changes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { publishAviso } from '#app/use-cases/publish-aviso.server.ts'
import { openDatabase } from '#db/client.ts'
import { listVisibleAvisos } from '#db/queries/avisos.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'

const CALL = 'rama-2024-2025-1'
const AVISO = { title: 'Corte de energía', body: 'La sede sigue abierta.', clause: '5.19', visibleFrom: null, corrects: null }

let demo: DemoDatabase
let admin: Actor

beforeAll(async () => {
  demo = await createDemoDatabase()
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  await demo.moveTo(instant('2024-01-24T12:00:00-06:00'))
}, 60_000)
afterAll(() => demo.drop())

const publish = (input: Partial<Parameters<typeof publishAviso>[2]>, actor = admin) =>
  publishAviso({ database: demo.database }, actor, { ...AVISO, ...input })

test('§5.19 an aviso is numbered, recorded, and seen from its instant on, not before', async () => {
  const visibleFrom = instant('2024-01-25T09:00:00-06:00')
  expect(await publish({ visibleFrom })).toEqual({ ok: true, value: 4 })
  const seen = async (ms: number) => (await listVisibleAvisos(demo.database.db, CALL, addDuration(visibleFrom, durationMs(ms))))
    .some(({ number }) => number === 4)
  expect([await seen(-1), await seen(0), await seen(1)]).toEqual([false, true, true])
  const event = await demo.database.db.selectFrom('audit_event').select(['action', 'actor_id'])
    .orderBy('seq', 'desc').limit(1).executeTakeFirst()
  expect(event).toEqual({ action: 'aviso.publish', actor_id: admin.personId })
})

test('§5.19 a wrong one is corrected by another that names it, once; the same one sent again is published once', async () => {
  expect(await publish({ title: 'Corrección', corrects: 4 })).toEqual({ ok: true, value: 5 })
  expect(await publish({ title: 'Corrección', corrects: null })).toMatchObject({ refusal: 'AVISO_TAKEN' })
  expect(await publish({ title: 'Otra', corrects: 4 })).toMatchObject({ refusal: 'AVISO_CORRECTED', detail: { number: 5 } })
  expect(await publish({ title: 'Otra', corrects: 99 })).toMatchObject({ refusal: 'AVISO_UNKNOWN' })
})

test('a correction that is not out yet is not named beside the one it corrects', async () => {
  const visibleFrom = instant('2024-01-26T09:00:00-06:00')
  expect(await publish({ title: 'Nueva corrección', corrects: 5, visibleFrom })).toEqual({ ok: true, value: 6 })
  const named = async (ms: number) => (await listVisibleAvisos(demo.database.db, CALL, addDuration(visibleFrom, durationMs(ms))))
    .find(({ number }) => number === 5)?.correctedBy
  expect([await named(-1), await named(0)]).toEqual([null, 6])
})

test('of two corrections at once one stands', async () => {
  const results = await Promise.all(['A', 'B', 'C'].map((title) => publish({ title, corrects: 6 })))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
})

test('nobody but the coordination publishes, and nobody changes what was published', async () => {
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor'))
  expect(await publish({}, supervisor)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  const { sql, close } = openDatabase({ url: demo.ownerUrl, max: 1 })
  await expect(sql`update aviso set title = 'x' where number = 4`).rejects.toThrow('append-only')
  await expect(sql`delete from aviso where number = 4`).rejects.toThrow('append-only')
  await close()
})
