import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

let created: TestDatabase
let app: Database
let owner: Database

beforeAll(async () => {
  created = await createTestDatabase()
  app = openDatabase({ url: created.appUrl, max: 4 })
  owner = openDatabase({ url: created.ownerUrl, max: 1 })
})

afterAll(async () => {
  await app.close()
  await owner.close()
  await created.drop()
})

const record = (subjectId: string, payload: Record<string, unknown> = {}) => app.db.transaction().execute((trx) =>
  appendAudit(trx, { actor: null, action: 'test.act', subjectType: 'thing', subjectId, payload }))

/** Acts as the owner with the triggers off: what only somebody with the database in their hands could do. */
async function tamper(statement: string): Promise<void> {
  await owner.sql.begin(async (trx) => {
    await trx`alter table audit_event disable trigger all`
    await trx.unsafe(statement)
    await trx`alter table audit_event enable trigger all`
  })
}

test('events appended side by side form one whole chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => record(`s${n}`, { n, text: 'ñandú «x»\n' })))
  expect(await verifyAudit(app.db)).toMatchObject({ whole: true, events: 20 })
})

test('an act that is rolled back leaves no event and no gap', async () => {
  const before = await verifyAudit(app.db)
  await expect(app.db.transaction().execute(async (trx) => {
    await appendAudit(trx, { actor: null, action: 'test.act', subjectType: 'thing', subjectId: 'undone', payload: {} })
    throw new Error('undo')
  })).rejects.toThrow('undo')
  expect(await verifyAudit(app.db)).toEqual(before)
})

test('the app role can neither change, remove nor truncate events, nor move the head', async () => {
  for (const statement of [
    `update audit_event set payload = '{}' where seq = 1`,
    'delete from audit_event where seq = 1',
    'truncate audit_event',
    'update audit_head set seq = 0',
    'alter table audit_event disable trigger all',
  ]) await expect(app.sql.unsafe(statement), statement).rejects.toThrow(/permission denied|must be owner/)
})

test('even the owner cannot change an event without switching the triggers off', async () => {
  await expect(owner.sql`delete from audit_event where seq = 1`).rejects.toMatchObject({
    constraint_name: 'audit_event_append_only',
  })
})

test.each([
  ['actor_role', `actor_role = '-'`, 'actor_role = null'],
  ['at', `at = at + interval '300 microseconds'`, `at = date_trunc('milliseconds', at)`],
])('a change of %s that the hash does not cover is found', async (field, change, back) => {
  await tamper(`update audit_event set ${change} where seq = 5`)
  expect(await verifyAudit(app.db)).toMatchObject({ whole: false, brokenAt: 5, reason: 'CONTENT', fields: [field] })
  await tamper(`update audit_event set ${back} where seq = 5`)
  expect(await verifyAudit(app.db)).toMatchObject({ whole: true })
})

test('a changed, a removed and a cut-off event are found where they are', async () => {
  const [event] = await owner.sql<{ payload: string }[]>`select payload from audit_event where seq = 7`
  await tamper(`update audit_event set payload = '{"n":99}' where seq = 7`)
  expect(await verifyAudit(app.db)).toMatchObject({ whole: false, brokenAt: 7, reason: 'CONTENT' })
  await owner.sql.begin(async (trx) => {
    await trx`alter table audit_event disable trigger all`
    await trx`update audit_event set payload = ${event?.payload ?? ''} where seq = 7`
    await trx`alter table audit_event enable trigger all`
  })
  expect(await verifyAudit(app.db)).toMatchObject({ whole: true })

  await tamper('delete from audit_event where seq = 20')
  expect(await verifyAudit(app.db)).toMatchObject({ whole: false, brokenAt: 20, reason: 'TAIL' })
  await tamper('delete from audit_event where seq = 10')
  expect(await verifyAudit(app.db)).toMatchObject({ whole: false, brokenAt: 10, reason: 'MISSING' })
})
