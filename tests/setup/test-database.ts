/** A migrated, empty database of one's own: a clone of the run's template, some 30 ms each. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { OWNER_ROLE, provision } from '#db/provision.ts'

export type TestDatabase = {
  /** As efiser_owner. */
  ownerUrl: string
  /** As efiser_app. */
  appUrl: string
  /** Drops it, cutting off who is still connected. */
  drop(): Promise<void>
}

/** Runs inside vitest only: the server's address comes from its global setup. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl, ownerPassword, appPassword, template } = inject('testServer')
  const database = `test_${randomBytes(6).toString('hex')}`
  const administer = async (statement: string) => {
    const { sql, close } = openDatabase({ url: superuserUrl, max: 1 })
    try {
      await sql.unsafe(statement)
    } finally {
      await close()
    }
  }
  await administer(`create database ${database} template ${template} owner ${OWNER_ROLE}`)
  const urls = await provision({ superuserUrl, database, ownerPassword, appPassword })
  return { ...urls, drop: () => administer(`drop database ${database} with (force)`) }
}
