// The last day of the registration: who has no version is written to, once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { warnBeforeClose } from '#app/use-cases/warn-before-close.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { addDuration, hours, instant, minutes } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'

const CLOSES = instant('2024-01-17T10:00:00-06:00')
let demo: DemoDatabase

beforeAll(async () => {
  demo = await createDemoDatabase()
}, 120_000)
afterAll(() => demo.drop())

const warn = () => warnBeforeClose({ database: demo.database, env: { publicUrl: null } as CoreServices['env'] })
const told = async () => (await demo.database.db.selectFrom('mail_message').innerJoin('person', 'person.id', 'person_id')
  .select(['person.email', 'body']).where('kind', '=', 'windowClosing').orderBy('person.email').execute())

test('§2.1 a day before the close who is inscribed and has no version is told, nobody twice, and nobody earlier', async () => {
  await demo.moveTo(addDuration(CLOSES, hours(-25)))
  expect(await warn()).toBe(0)
  await demo.moveTo(addDuration(CLOSES, hours(-24)))
  const written = await Promise.all([warn(), warn()])
  const emails = (await told()).map(({ email }) => email)
  expect(written.reduce((sum, one) => sum + one, 0)).toBe(emails.length)
  expect(emails).toEqual(expect.arrayContaining(['registro1@efiser.demo', 'registro2@efiser.demo']))
  // Not inscribed in the current cycle: cannot register.
  expect(emails).not.toContain('registro3@efiser.demo')
  expect((await told())[0]?.body).toContain('un borrador no cuenta')
  expect(await warn()).toBe(0)
})

test('§2.1 once the window has closed nobody is told that it closes', async () => {
  const person = await demo.database.db.selectFrom('roster_entry').select('person_id').limit(1).executeTakeFirst()
  expect(person).toBeDefined()
  await demo.moveTo(addDuration(CLOSES, minutes(0)))
  expect(await warn()).toBe(0)
})
