/** People with accounts for tests; the hash is of the password `clave-de-prueba`. */
import { randomInt } from 'node:crypto'
import type { Db } from '#db/client.ts'
import type { Role } from '#db/tables/people-tables.ts'

export const TEST_PASSWORD = 'clave-de-prueba'

interface PersonOptions {
  matricula?: string
  email?: string
  passwordHash?: string
  disabled?: boolean
  roles?: { role: Role, sedeCode?: string, ooad?: string, ceme?: string }[]
}

/** Inserts a person with an account and roles; returns the id. `db` as the owner: the app makes nobody. */
export async function createPerson(db: Db, options: PersonOptions = {}): Promise<string> {
  const matricula = options.matricula ?? String(randomInt(10_000_000, 99_999_999))
  const { id } = await db.insertInto('person').values({
    matricula, email: options.email ?? `${matricula}@prueba.example`, curp: null, given_names: 'Ana',
    first_surname: 'Prueba', second_surname: null, sex: 'M', born_on: null,
  }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('account').values({
    person_id: id, password_hash: options.passwordHash ?? 'unusable',
    disabled_at: options.disabled === true ? new Date().toISOString() : null,
  }).execute()
  for (const { role, sedeCode, ooad, ceme } of options.roles ?? []) {
    await db.insertInto('role_grant').values({
      person_id: id, role, sede_code: sedeCode ?? null, ooad: ooad ?? null, ceme: ceme ?? null,
    }).execute()
  }
  return id
}
