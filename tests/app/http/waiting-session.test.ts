/**
 * Where staff must have a second factor: the real server, asked with the cookie of somebody whose password was right and
 * who has shown none. Every page and act of an admin is as shut as to the signed out.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { TABLE } from '../authorisation/table.ts'
import { startServer, type RunningServer } from '#tests/setup/start-server.ts'

let server: RunningServer
let cookie: string

beforeAll(async () => {
  server = await startServer({ env: { EFISER_STAFF_FACTOR: 'required' } })
  cookie = await enter('admin1@efiser.demo')
})
afterAll(() => server.stop())

async function post(path: string, fields: Record<string, string>, sent = '') {
  return fetch(`${server.url}${path}`, {
    method: 'POST', body: new URLSearchParams(fields), headers: { origin: server.url, cookie: sent }, redirect: 'manual',
  })
}
async function enter(identifier: string): Promise<string> {
  const answer = await post('/acceso', { identifier, password: DEMO_PASSWORD })
  expect(answer.status).toBe(302)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
const get = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' })

const OWN = ['/cuenta/segundo-factor']
const shut = Object.entries(TABLE).filter(([path, { GET }]) =>
  GET.signedOut === 'signIn' && !path.includes(':') && !OWN.includes(path)).map(([path]) => path)

test('there are pages that need a session', () => { expect(shut.length).toBeGreaterThan(40) })

test.each(shut)('%s sends who has shown no factor to its enrolment', async (path) => {
  const answer = await get(path)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/cuenta/segundo-factor'])
})

test.each(shut.filter((path) => TABLE[path]?.POST.admin === 'heard'))('%s takes nothing from who has shown no factor', async (path) => {
  const answer = await post(path, {}, cookie)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/cuenta/segundo-factor'])
})

test('the enrolment and the place for a pass are open to them, and to nobody signed out', async () => {
  for (const path of ['/cuenta/segundo-factor', '/acceso/segundo-factor']) {
    expect((await get(path)).status).toBe(200)
    expect((await fetch(server.url + path, { redirect: 'manual' })).status).toBe(302)
  }
})

test('a resident of the same platform signs in by the password alone', async () => {
  const answer = await post('/acceso', { identifier: 'residente1@efiser.demo', password: DEMO_PASSWORD })
  expect(answer.headers.get('location')).toBe('/inicio')
})
