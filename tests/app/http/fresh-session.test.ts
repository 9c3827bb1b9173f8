/** A private page asks whoever sits at a session left open for the password; the real server, sessions made old by hand. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FRESH_MINUTES } from '#app/http/fresh-session.server.ts'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import type { Database } from '#db/client.ts'
import { openServerDatabase } from '#tests/e2e/support/server-database.ts'
import { openSession } from '#tests/factories/open-session.ts'
import { startServer, type RunningServer } from '#tests/setup/start-server.ts'

const ASKED = '/cuenta/confirmar?destino=%2Fresultado'

let server: RunningServer
let database: Database
let personId: string

beforeAll(async () => {
  server = await startServer()
  database = openServerDatabase(server.root)
  personId = (await database.db.selectFrom('person').select('id').where('email', '=', 'residente1@efiser.demo')
    .executeTakeFirstOrThrow()).id
})
afterAll(async () => {
  await database.close()
  await server.stop()
})

/** Of a person who proved who they are so long ago. */
async function sessionOfAge(ms: number): Promise<string> {
  const cookie = await openSession(database, personId)
  await database.sql`update session set confirmed_at = clock_timestamp() - ${ms} * interval '1 millisecond'
    where created_at = (select max(created_at) from session where person_id = ${personId})`
  return cookie
}

async function get(path: string, cookie: string) {
  const answer = await fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })
  return answer.status === 200 ? 'shown' : answer.headers.get('location')
}

const confirm = (cookie: string, password: string, destination = '/resultado') =>
  fetch(`${server.url}/cuenta/confirmar?destino=${encodeURIComponent(destination)}`, {
    method: 'POST', body: new URLSearchParams({ password }), redirect: 'manual',
    headers: { cookie, origin: server.url },
  })

test('a result is shown for half an hour after its owner was sure to be there, and not afterwards', async () => {
  const limit = FRESH_MINUTES * 60_000
  expect(await get('/resultado', await sessionOfAge(limit - 60_000))).toBe('shown')
  expect(await get('/resultado', await sessionOfAge(limit))).toBe(ASKED)
  expect(await get('/resultado.data', await sessionOfAge(limit))).not.toBe('shown')
  expect(await get('/resultado/inclusion.json', await sessionOfAge(limit)))
    .toBe('/cuenta/confirmar?destino=%2Fresultado%2Finclusion.json')
  expect(await get('/mis-datos/descarga.json', await sessionOfAge(limit)))
    .toBe('/cuenta/confirmar?destino=%2Fmis-datos%2Fdescarga.json')
})

test('nothing that must be done by a deadline asks for it', async () => {
  const cookie = await sessionOfAge(24 * 3_600_000)
  for (const path of ['/resultado/compromiso', '/resultado/rechazar', '/resultado/carta']) {
    expect(await get(path, cookie)).toBe('/resultado')
  }
})

test('a wrong password opens nothing; the own one makes the session fresh, leads back and is audited', async () => {
  const cookie = await sessionOfAge(24 * 3_600_000)
  expect((await confirm(cookie, 'otra-contraseña')).status).toBe(422)
  expect(await get('/resultado', cookie)).toBe(ASKED)
  const answer = await confirm(cookie, DEMO_PASSWORD)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/resultado'])
  expect(await get('/resultado', cookie)).toBe('shown')
  const { action } = await database.db.selectFrom('audit_event').select('action').orderBy('seq', 'desc').limit(1)
    .executeTakeFirstOrThrow()
  expect(action).toBe('session.confirm')
})

test('it leads to this site only, and to nobody who is signed out', async () => {
  const away = await confirm(await sessionOfAge(0), DEMO_PASSWORD, '//evil.example/')
  expect(away.headers.get('location')).toBe('/inicio')
  expect((await confirm('', DEMO_PASSWORD)).headers.get('location')).toMatch(/^\/acceso\?/)
})
