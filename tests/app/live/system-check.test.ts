/** The line of the system check: who is let in, what its saves write, and that it takes nothing from a sitting. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawPassCode, hashPassCode } from '#app/system-check/check-access.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { replaceCheckPass, revokeCheckPass } from '#db/queries/check-passes.ts'
import { readNow } from '#db/queries/clock.ts'
import { addDuration, durationMs, hours, instant, toIso } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { connect, nth, openTab, operation, startLiveSitting, type LiveSitting } from './live-server.ts'

let sitting: LiveSitting
let owner: Database
let sedeCode: string
let personId: string

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 1 })
  owner = openDatabase({ url: sitting.ownerUrl, max: 2 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
  ;({ sede_code: sedeCode } = await owner.db.selectFrom('attempt').select('sede_code').executeTakeFirstOrThrow())
  ;({ id: personId } = await owner.db.selectFrom('person').select('id').executeTakeFirstOrThrow())
})
afterAll(async () => {
  await owner.close()
  await sitting.close()
})

async function givePass(lifeMs: number = hours(1)): Promise<string> {
  const code = drawPassCode()
  await owner.db.transaction().execute(async (trx) => {
    const from = await readNow(trx)
    await replaceCheckPass(trx, {
      sedeCode, codeSha256: hashPassCode(code), by: personId,
      window: { from, until: addDuration(from, durationMs(lifeMs)) },
    })
  })
  return code
}

/** As createCookie writes it: base64 of JSON. */
const cookieOf = (code: string) =>
  `efiser-comprobacion=${encodeURIComponent(Buffer.from(JSON.stringify(code)).toString('base64'))}`

const knock = (cookie: string | null) => connect(sitting.node, '/comprobacion', cookie).then((socket) => {
  socket.disconnect()
  return 'open'
}, (error: unknown) => error instanceof Error ? error.message : 'refused')

test('nobody is let in without a code or an account of a sede; a wrong, an old and a revoked code are none', async () => {
  expect(await knock(null)).toBe('NO_SESSION')
  expect(await knock(cookieOf('000000000000'))).toBe('NO_SESSION')
  const old = await givePass()
  const next = await givePass()
  expect(await knock(cookieOf(old))).toBe('NO_SESSION')
  expect(await knock(cookieOf(next))).toBe('open')
  await owner.db.transaction().execute(async (trx) => revokeCheckPass(trx, sedeCode, await readNow(trx)))
  expect(await knock(cookieOf(next))).toBe('NO_SESSION')
})

test('a code serves until its end and not a moment longer', async () => {
  const code = await givePass(hours(1))
  const { expires_at: end } = await owner.db.selectFrom('check_pass').select('expires_at')
    .where('revoked_at', 'is', null).executeTakeFirstOrThrow()
  await sitting.startClock(instant(end - 30_000))
  expect(await knock(cookieOf(code))).toBe('open')
  await sitting.startClock(end)
  expect(await knock(cookieOf(code))).toBe('NO_SESSION')
  await sitting.startClock(instant(OPENS_AT + 60_000))
})

test('a ping tells the time of day, whatever the demo clock says, and a probe is in the database once answered', async () => {
  const socket = await connect(sitting.node, '/comprobacion', cookieOf(await givePass()))
  await sitting.node.services.clock.measure()
  const { now } = await socket.emitWithAck('ping', {}) as { now: number }
  expect(Math.abs(now - Date.now())).toBeLessThan(60_000)
  const deviceId = randomUUID()
  for (const slot of [1, 2, 2]) expect(await socket.emitWithAck('probe', { deviceId, slot })).toEqual({ ok: true })
  const { kept } = await owner.db.selectFrom('check_probe').select(({ fn }) => fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow()
  expect(kept).toBe(2)
  for (const payload of [{ deviceId, slot: 11 }, { deviceId: 'mine', slot: 1 }, { deviceId, slot: 1, more: 1 }, null]) {
    expect(await socket.emitWithAck('probe', payload)).toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  }
  expect(await socket.emitWithAck('save', {})).toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  socket.disconnect()
})

test('a check that floods is held to its rate, and a candidate saves beside it', async () => {
  const socket = await connect(sitting.node, '/comprobacion', cookieOf(await givePass()))
  const tab = await openTab(sitting.node, nth(sitting.attempts, 0))
  const deviceId = randomUUID()
  const flood = Promise.all(Array.from({ length: 400 }, (_, index) =>
    socket.emitWithAck('probe', { deviceId, slot: index % 10 + 1 }) as Promise<{ ok: boolean }>))
  expect(await tab.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
  const answers = await flood
  expect(answers.filter(({ ok }) => !ok)).toContainEqual({ ok: false, refusal: 'RATE_LIMITED' })
  tab.socket.disconnect()
  socket.disconnect()
})

test('the database keeps a revoked code revoked, one open code per sede, and no result is changed', async () => {
  const now = toIso(await readNow(owner.db))
  await expect(owner.db.updateTable('check_pass').set({ revoked_at: now }).where('revoked_at', 'is not', null).execute())
    .rejects.toMatchObject({ constraint_name: 'check_pass_revoked_once' })
  await expect(owner.db.insertInto('check_pass').values({
    sede_code: sedeCode, code_sha256: hashPassCode('another'), issued_at: now, issued_by: personId,
    expires_at: toIso(addDuration(instant(now), hours(1))),
  }).execute()).rejects.toMatchObject({ constraint_name: 'check_pass_one_open' })
  await owner.db.insertInto('machine_check').values({
    id: randomUUID(), sede_code: sedeCode, device_sha256: hashPassCode('x'), label: 'Equipo 1', result: 'pass',
    measurements: {}, origin: 'staff', pass_id: null, by_id: personId,
  }).execute()
  await expect(owner.sql`update machine_check set result = 'fail'`).rejects.toThrow(/append-only/)
})
