import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSessionToken, readSession } from '#app/http/sessions.server.ts'
import { insertSession } from '#db/queries/people.ts'
import { connect, startLiveSitting, type LiveSitting } from './live-server.ts'

let sitting: LiveSitting

beforeAll(async () => { sitting = await startLiveSitting({ attempts: 1 }) })
afterAll(() => sitting.close())

async function actorOf(cookie: string) {
  const actor = await readSession(sitting.app, cookie)
  if (actor === null) throw new Error('the session is unknown')
  return actor
}

/** A further session of the supervisor of sede A, as far as `stage` says. */
async function enter(stage: 'full' | 'factor' | 'enrolment') {
  const { personId } = await actorOf(sitting.staff.supervisorA.cookie)
  const { tokenSha256, setCookie } = await createSessionToken(false)
  await sitting.app.db.transaction().execute((trx) =>
    insertSession(trx, { tokenSha256, personId, hours: 1, address: null, userAgent: null, stage }))
  return { tokenSha256, personId, cookie: setCookie.split(';')[0] ?? '' }
}
const left = (socket: Awaited<ReturnType<typeof connect>>) =>
  new Promise<string>((resolve) => { socket.once('disconnect', resolve) })

test.each(['factor', 'enrolment'] as const)('a session at its %s opens no line', async (stage) => {
  const { cookie } = await enter(stage)
  await expect(connect(sitting.node, '/sede', cookie)).rejects.toThrow('NO_SESSION')
})

test('a session that ended where this node heard nothing of it loses its sockets by itself, others keep theirs', async () => {
  const [gone, stays] = [await enter('full'), await enter('full')]
  const socket = await connect(sitting.node, '/sede', gone.cookie)
  const other = await connect(sitting.node, '/sede', stays.cookie)
  await sitting.owner.sql`update session set revoked_at = clock_timestamp() where token_sha256 = ${gone.tokenSha256}`
  expect(await left(socket)).toBe('io server disconnect')
  expect(other.connected).toBe(true)
  other.disconnect()
}, 40_000)

test('who loses a role is judged anew at once: the line closes and opens no more', async () => {
  const { cookie, tokenSha256, personId } = await enter('full')
  const socket = await connect(sitting.node, '/sede', cookie)
  await sitting.owner.sql`delete from role_grant where person_id = ${personId} and role = 'supervisor'`
  const closed = left(socket)
  sitting.node.services.live.sessionChanged(tokenSha256)
  expect(await closed).toBe('transport close')
  await expect(connect(sitting.node, '/sede', cookie)).rejects.toThrow('ROLE_MISSING')
  socket.disconnect()
})
