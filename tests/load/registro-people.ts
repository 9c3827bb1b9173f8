/**
 * Residents on the roster of the demonstration's call who have not registered, each with an open session, put there as
 * the owner: who signs in how fast is not measured. They agreed to the privacy notice. And what each of them types.
 */
import { createSessionToken } from '#app/http/sessions.server.ts'
import type { Database } from '#db/client.ts'
import { openIdentities } from '#db/demo/generate/identities.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { NOTICE_VERSION, noticeText } from '#exam-engine/privacy/notice.ts'

export interface Registrant {
  cookie: string
  name: string
  /** What this person types, step by step. */
  steps: readonly (readonly [RegistrationStep, Readonly<Record<string, string>>])[]
}

/** As those of the demonstration that are new: they know a course whose exam and sedes the call has. */
export const CEME = { ceme: 'Medicina interna', grade: 2, cer: 'Cardiología', sede: 'HE-CMNSXXI' } as const
const FIRST_MATRICULA = 95_000_001
const PREFERENCES = 3
const FIRST_BIRTH = Date.UTC(1990, 0, 1)
const DAY_MS = 86_400_000

export async function insertRegistrants({ sql }: Database, convocatoriaId: string, count: number): Promise<Registrant[]> {
  const identities = openIdentities(seededRandom('bench:registro'))
  const pools = await sql<{ id: string }[]>`select p.id from seat_pool p join course c on c.id = p.course_id
    where p.convocatoria_id = ${convocatoriaId} and c.cer = ${CEME.cer} order by p.position limit ${PREFERENCES}`
  const registrants: Registrant[] = []
  for (let index = 0; index < count; index += 1) {
    const sex = index % 2 === 0 ? 'M' : 'H'
    const name = identities.drawName(sex)
    const bornOn = new Date(FIRST_BIRTH + index * DAY_MS).toISOString().slice(0, 10)
    const curp = identities.curpOf({
      givenNames: name.given_names, firstSurname: name.first_surname, secondSurname: name.second_surname, sex, bornOn,
      state: 'DF',
    })
    const email = `bench${String(index)}@efiser.demo`
    const { tokenSha256, setCookie } = await createSessionToken(false)
    await sql`with born as (
        insert into person (matricula, email, curp, given_names, first_surname, second_surname, sex, born_on)
        values (${String(FIRST_MATRICULA + index)}, ${email}, ${curp}, ${name.given_names}, ${name.first_surname},
          ${name.second_surname}, ${sex}, ${bornOn}) returning id),
      granted as (insert into role_grant (person_id, role) select id, 'residente' from born),
      agreed as (insert into privacy_consent (person_id, version, notice_sha256)
        select id, ${NOTICE_VERSION}, ${sha256Hex(noticeText())} from born),
      known as (insert into account (person_id, password_hash) select id, 'none' from born),
      enrolled as (insert into roster_entry
        (convocatoria_id, person_id, enrolled, category, ceme, grade, adscription_sede)
        select ${convocatoriaId}, id, true, 'mexican', ${CEME.ceme}, ${CEME.grade}, ${CEME.sede} from born)
      insert into session (token_sha256, person_id, expires_at)
        select ${tokenSha256}, id, clock_timestamp() + interval '1 day' from born`
    registrants.push({
      cookie: setCookie.slice(0, setCookie.indexOf(';')),
      name: fullName(name.given_names, name.first_surname, name.second_surname),
      steps: [
        ['identity', { curp, sex, bornOn, birthState: 'DF' }],
        ['contact', { email, phone1: '5512345678', phone2: '5587654321' }],
        ['course', { subsede: '', confirmed: 'on' }],
        ['enarm', { byEnarm: 'yes', folio: `E-${String(index)}`, year: '2021' }],
        ['preferences', { pools: pools.map(({ id }) => id).join(',') }],
        ['declarations', {
          criminalProcess: 'no', litigation: 'no', concluded: 'no', concludedCer: '', medicalLeave: 'no', truthful: 'on', final: 'on',
        }],
      ],
    })
  }
  return registrants
}
