/**
 * A sitting with two supervisors at sede A who have passwords, and what acts on a desk need. The hash is made once: it
 * takes a quarter of a second.
 */
import { randomBytes } from 'node:crypto'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import { confirmHandOver } from '#app/use-cases/hand-over.server.ts'
import { signActa } from '#app/use-cases/sign-acta.server.ts'
import { readActaNow, endDueAttempts } from '#app/acta/acta-standing.server.ts'
import type { DeskPlace } from '#db/queries/desk.ts'
import { testUuid } from '#tests/db/sitting/sitting-database.ts'
import { openSession } from '#tests/factories/open-session.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

export const PASSWORD = 'Una-frase-larga-9'
export const ADDRESS = '10.0.0.7'

export async function startDeskSitting(options: { attempts?: number } = {}) {
  const sitting = await startUseCaseSitting(options)
  const passwords = startCheapPasswords()
  const hash = await passwords.hash(PASSWORD)
  const { sql } = sitting.owner
  const second = await insertSecond(sitting)
  await sql`update account set password_hash = ${hash}`
  const services = { ...sitting.services, passwords, rateLimits: createRateLimits(), demo: true,
    papers: { secrets: createSecretBox(randomBytes(32), 'test') } }
  const at = (sedeCode = 'A'): DeskPlace => ({ turnoId: sitting.turnoId, sedeCode })
  return {
    ...sitting,
    services,
    at,
    second,
    first: () => sitting.actor(sitting.staff.supervisorA.cookie),
    other: () => sitting.actor(second.cookie),
    stranger: () => sitting.actor(sitting.staff.supervisorB.cookie),
    admin: () => sitting.actor(sitting.staff.admin.cookie),
    confirm: (actor: Actor, password = PASSWORD) =>
      confirmHandOver(services, actor, at(), { password, address: ADDRESS }),
    /** Signs what the actor is shown at this moment. */
    async sign(actor: Actor, sedeCode = 'A', password = PASSWORD) {
      return signActa(services, actor, at(sedeCode), {
        shown: await this.shown(actor, sedeCode),
        password,
        address: ADDRESS,
      })
    },
    async shown(actor: Actor, sedeCode = 'A') {
      await endDueAttempts(services, at(sedeCode))
      const read = await readActaNow(sitting.app.db, at(sedeCode), { isDemo: true, reader: actor.personId })
      return read.ok ? read.value.sha256 : 'f'.repeat(64)
    },
    auditOfTurno: async () =>
      (await sitting.auditOf(sitting.turnoId)).filter(({ action }) => action.startsWith('turno.')),
    async close() {
      await passwords.close()
      await sitting.close()
    },
  }
}

export type DeskSitting = Awaited<ReturnType<typeof startDeskSitting>>

async function insertSecond({ owner }: UseCaseSitting) {
  const { sql } = owner
  const personId = testUuid('person SUPA2')
  await sql`insert into person (id, matricula, email, given_names, first_surname, sex)
    values (${personId}, 'SUPA2', 'supa2@prueba.mx', 'Luis', 'Zapata', 'H')`
  await sql`insert into account (person_id, password_hash) values (${personId}, 'none')`
  await sql`insert into role_grant (person_id, role, sede_code) values (${personId}, 'supervisor', 'A')`
  return { personId, cookie: await openSession(owner, personId) }
}
