/**
 * The demo accounts that the welcome table names: a few residents, and one person
 * per other role. All accounts of the demo share one published password.
 */
import { generateDemo, type Demo } from './generate/demo.ts'
import { WAITING_MAILBOX } from './generate/registrations.ts'
import { FEATURED } from './generate/placements.ts'
import type { PersonRow } from './generate/rows.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

export const DEMO_PASSWORD = 'Efiser-2024'

export interface DemoAccount {
  role: string
  /** Full name. */
  who: string
  matricula: string
  email: string
  note: string
}

const STAFF: readonly { mailbox: string, role: string, note: string }[] = [
  { mailbox: 'supervisor.he-cmnsxxi', role: 'supervisor', note: 'sede del primer turno y de Medicina interna 2' },
  { mailbox: 'supervisor2.he-cmnsxxi', role: 'supervisor', note: 'la otra de esa sede: entrega y firma' },
  { mailbox: 'supervisor.hgr1-tij', role: 'supervisor', note: 'Tijuana, dos horas menos que el centro' },
  { mailbox: 'educacion.he-cmnsxxi', role: 'educación', note: 'autoridad educativa de la sede' },
  { mailbox: 'profesor1', role: 'profesor', note: 'profesor titular, con su hoja completa' },
  { mailbox: 'profesor64', role: 'profesor', note: 'le falta la calificación de un residente' },
  { mailbox: 'evaluador1', role: 'evaluador', note: 'publicaciones' },
  { mailbox: 'evaluador2', role: 'evaluador', note: 'la otra mirada de cada artículo' },
  { mailbox: 'evaluador3', role: 'evaluador', note: 'decide donde difieren' },
  { mailbox: 'ooad.baja-california', role: 'ooad', note: 'OOAD Baja California' },
  { mailbox: 'admin1', role: 'admin', note: 'coordinación' },
  { mailbox: 'admin2', role: 'admin', note: 'segunda persona, donde hacen falta dos' },
  { mailbox: 'auditor', role: 'auditor', note: 'lee la auditoría' },
]

/** Residents first, in the order of FEATURED. Matrícula and e-mail both sign in, with DEMO_PASSWORD. */
export function demoAccounts(): DemoAccount[] {
  const demo = generateDemo()
  const { registrations } = demo
  return [
    ...FEATURED.map((_, index) => describeResident(demo, index)),
    ...registrations.people.slice(0, 1).map((person) => describe(person, 'residente', 'aún sin registro: /registro')),
    ...registrations.people.filter(({ email }) => email === WAITING_MAILBOX)
      .map((person) => describe(person, 'residente', 'sin contraseña aún: pida su enlace en /acceso/enlace')),
    ...STAFF.map(({ mailbox, role, note }) => describe(findStaff(demo, `${mailbox}@efiser.demo`), role, note)),
  ]
}

function describeResident({ residents }: Demo, index: number): DemoAccount {
  const person = residents.people[index]
  const candidate = residents.candidates[index]
  if (person === undefined || candidate === undefined) throw new Error(`the demo has no resident ${String(index)}`)
  const category = candidate.category === 'foreign' ? ', categoría extranjera' : ''
  const note = `${candidate.ceme} ${String(candidate.grade)}, ${candidate.exam_sede}${category}`
  return describe(person, 'residente', note)
}

function findStaff({ staff }: Demo, email: string): PersonRow {
  const person = staff.people.find((row) => row.email === email)
  if (person === undefined) throw new Error(`the demo has no ${email}`)
  return person
}

function describe(person: PersonRow, role: string, note: string): DemoAccount {
  const { matricula, email, given_names, first_surname, second_surname } = person
  const who = fullName(given_names, first_surname, second_surname ?? null)
  return { role, who, matricula, email, note }
}
