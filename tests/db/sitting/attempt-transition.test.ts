import { expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { listSteps } from '#exam-engine/sitting/attempt-machine.ts'
import { createTestDatabase } from '#tests/setup/test-database.ts'

test('the database knows the same steps of an attempt as the machine', async () => {
  const created = await createTestDatabase()
  const { db, close } = openDatabase({ url: created.appUrl, max: 1 })
  const rows = await db.selectFrom('attempt_transition').select(['from_state', 'to_state']).execute()
  expect(new Set(rows.map((row) => `${row.from_state} ${row.to_state}`)))
    .toEqual(new Set(listSteps().map(([from, to]) => `${from} ${to}`)))
  await close()
  await created.drop()
})
