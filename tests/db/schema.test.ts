import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { describeSchema } from '#db/schema-text.ts'
import { createTestDatabase } from '#tests/setup/test-database.ts'

test('db/schema.sql is the schema that the migrations make (npm run -s efiser -- schema write)', async () => {
  const created = await createTestDatabase()
  const { db, close } = openDatabase({ url: created.ownerUrl, max: 1 })
  const written = await readFile(new URL('../../db/schema.sql', import.meta.url), 'utf8')
  expect(await describeSchema(db)).toBe(written)
  await close()
  await created.drop()
})

test('migrating again applies nothing, and an edited migration is refused', async () => {
  const created = await createTestDatabase()
  expect(await migrate(created.ownerUrl)).toEqual([])
  const { sql, close } = openDatabase({ url: created.ownerUrl, max: 1 })
  await sql`update migration set sha256 = 'other' where name = '0002-audit.sql'`
  await close()
  await expect(migrate(created.ownerUrl)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
  await created.drop()
})
