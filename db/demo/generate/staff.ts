/**
 * The people who work in the process: a supervisor and an education authority
 * per sede (in four of them a second supervisor), the professors of each CEME taught there, evaluators, one account per
 * OOAD, two administrators and an auditor. Sign-ins are easy to type.
 */
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { stripAccents } from '#exam-engine/kernel/strip-accents.ts'
import type { Role } from '#db/tables/people-tables.ts'
import { SEDES } from '../demo-data.ts'
import { demoId } from './demo-id.ts'
import { openIdentities } from './identities.ts'
import type { ResidentRows, StaffRows } from './rows.ts'

interface Post {
  /** What stands before the @ of the e-mail address. */
  mailbox: string
  role: Role
  sede?: string
  ooad?: string
  ceme?: string
}

/** Sedes whose turnos two supervisors share and hand over to each other. */
const SECOND_SUPERVISORS = ['HE-CMNSXXI', 'HGR1-TIJ', 'HG-CMNLR', 'HE25'] as const

const FIRST_MATRICULA = 10_000_001

/** Every post with its person; a person holds one post. */
export function generateStaff(seed: string, { candidates }: ResidentRows): StaffRows {
  const random = seededRandom(`${seed}:staff`)
  const identities = openIdentities(random)
  const posts = listPosts(candidates.map(({ ceme, adscription_sede }) => ({ ceme, sede: adscription_sede })))
  const rows: StaffRows = { people: [], grants: [] }
  for (const [index, { mailbox, role, sede, ooad, ceme }] of posts.entries()) {
    const sex = random.int(2) === 0 ? 'M' : 'H'
    const id = demoId(seed, 'person', mailbox)
    rows.people.push({
      id, matricula: String(FIRST_MATRICULA + index), email: `${mailbox}@efiser.demo`, curp: null,
      ...identities.drawName(sex), sex, born_on: null,
    })
    rows.grants.push({
      id: demoId(seed, 'grant', mailbox), person_id: id, role,
      sede_code: sede ?? null, ooad: ooad ?? null, ceme: ceme ?? null,
    })
  }
  return rows
}

function listPosts(courses: readonly { ceme: string, sede: string }[]): Post[] {
  const ooads = [...new Set(SEDES.map(({ ooad }) => ooad))].filter((ooad) => ooad !== 'UMAE')
  return [
    { mailbox: 'admin1', role: 'admin' },
    { mailbox: 'admin2', role: 'admin' },
    { mailbox: 'auditor', role: 'auditor' },
    { mailbox: 'evaluador1', role: 'evaluador' },
    { mailbox: 'evaluador2', role: 'evaluador' },
    ...SEDES.map(({ code }): Post => ({ mailbox: `supervisor.${code.toLowerCase()}`, role: 'supervisor', sede: code })),
    ...SEDES.map(({ code }): Post => ({ mailbox: `educacion.${code.toLowerCase()}`, role: 'educacion', sede: code })),
    ...ooads.map((ooad): Post => ({ mailbox: `ooad.${toMailbox(ooad.replace(/^OOAD /, ''))}`, role: 'ooad', ooad })),
    ...listProfessors(courses),
    // Last, so that nobody drawn before them gets another name or matrícula.
    ...SECOND_SUPERVISORS.map((code): Post => (
      { mailbox: `supervisor2.${code.toLowerCase()}`, role: 'supervisor', sede: code })),
    { mailbox: 'evaluador3', role: 'evaluador' },
    { mailbox: 'evaluador4', role: 'evaluador' },
  ]
}

function listProfessors(courses: readonly { ceme: string, sede: string }[]): Post[] {
  const taught = new Map(courses.map((course) => [`${course.sede} ${course.ceme}`, course]))
  return [...taught.keys()].sort().flatMap((key, index): Post[] => {
    const course = taught.get(key)
    return course === undefined ? [] : [{ mailbox: `profesor${String(index + 1)}`, role: 'profesor', ...course }]
  })
}

function toMailbox(name: string): string {
  return stripAccents(name).toLowerCase().replaceAll(' ', '-')
}
