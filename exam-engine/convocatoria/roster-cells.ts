// The cells of a roster's row that say what somebody is: the role with its scope, and of a resident the course, the
// category of nationality and the sedes. Words are compared without accents and case. §1.1 B-C, §2.2 D, §3.1 C
import { simplifyText } from '../kernel/simplify-text.ts'

/** As read, one text for each column; empty where the file has nothing. */
export interface RosterRow {
  /** 1-based line of the file. */
  readonly line: number
  readonly matricula: string
  readonly email: string
  readonly curp: string
  readonly givenNames: string
  readonly firstSurname: string
  readonly secondSurname: string
  readonly role: string
  readonly sede: string
  readonly ooad: string
  readonly ceme: string
  readonly grade: string
  readonly category: string
  readonly enrolled: string
  readonly rotation: string
}

/** What the call knows. */
export interface RosterGround {
  readonly sedes: readonly string[]
  readonly ooads: readonly string[]
  readonly exams: readonly { readonly ceme: string, readonly grade: number }[]
}

export type RosterRole = 'residente' | 'supervisor' | 'educacion' | 'profesor' | 'evaluador' | 'ooad' | 'admin' | 'auditor'

export interface Scope {
  readonly sedeCode: string | null
  readonly ooad: string | null
  readonly ceme: string | null
}

export interface ResidentEntry {
  readonly enrolled: boolean
  readonly category: 'mexican' | 'foreign'
  readonly ceme: string
  readonly grade: number
  readonly adscriptionSede: string
  readonly rotationSede: string | null
}

export type EntryProblem =
  | 'SEDE_UNKNOWN' | 'OOAD_UNKNOWN' | 'CEME_UNKNOWN' | 'GRADE_INVALID' | 'CATEGORY_UNKNOWN' | 'ENROLLED_UNKNOWN'
  | 'ROTATION_UNKNOWN'

/** What cells say, or every problem of theirs. */
export type ReadCells<Value, Problem> = { readonly value: Value } | { readonly problems: readonly Problem[] }

const ROLES: Readonly<Record<string, RosterRole>> = {
  '': 'residente', residente: 'residente', supervisor: 'supervisor', supervision: 'supervisor', educacion: 'educacion',
  'autoridad educativa': 'educacion', profesor: 'profesor', 'profesor titular': 'profesor', evaluador: 'evaluador',
  evaluacion: 'evaluador', ooad: 'ooad', auditor: 'auditor', auditoria: 'auditor', admin: 'admin', administracion: 'admin',
}
const CATEGORIES: Readonly<Record<string, ResidentEntry['category']>> = {
  mexicana: 'mexican', mexicano: 'mexican', nacional: 'mexican', extranjera: 'foreign', extranjero: 'foreign',
}
const YES_NO: Readonly<Record<string, boolean>> = { '': true, si: true, no: false }

const find = (typed: string, list: readonly string[]) => list.find((one) => simplifyText(one) === simplifyText(typed))

/** Null for a word that is no role; an empty cell is a resident. */
export const roleOf = (typed: string): RosterRole | null => ROLES[simplifyText(typed)] ?? null

/** As the database scopes each role; a cell that its role does not use is not read. */
export function readScope(role: RosterRole, row: RosterRow, ground: RosterGround): ReadCells<Scope, EntryProblem> {
  const scope = { sedeCode: null, ooad: null, ceme: null }
  if (role === 'ooad') {
    const ooad = find(row.ooad, ground.ooads)
    return ooad === undefined ? { problems: ['OOAD_UNKNOWN'] } : { value: { ...scope, ooad } }
  }
  if (role !== 'supervisor' && role !== 'educacion' && role !== 'profesor') return { value: scope }
  const problems: EntryProblem[] = []
  const sedeCode = find(row.sede, ground.sedes)
  if (sedeCode === undefined) problems.push('SEDE_UNKNOWN')
  const ceme = role === 'profesor' ? find(row.ceme, ground.exams.map((exam) => exam.ceme)) : null
  if (ceme === undefined) problems.push('CEME_UNKNOWN')
  return sedeCode === undefined || ceme === undefined ? { problems } : { value: { ...scope, sedeCode, ceme } }
}

export function readResident(row: RosterRow, ground: RosterGround): ReadCells<ResidentEntry, EntryProblem> {
  const problems: EntryProblem[] = []
  const known = <Value>(value: Value | undefined, problem: EntryProblem): Value | undefined => {
    if (value === undefined) problems.push(problem)
    return value
  }
  const ceme = known(find(row.ceme, ground.exams.map((exam) => exam.ceme)), 'CEME_UNKNOWN')
  const grade = known(/^\s*[1-6]\s*$/.test(row.grade) ? Number(row.grade) : undefined, 'GRADE_INVALID')
  const adscriptionSede = known(find(row.sede, ground.sedes), 'SEDE_UNKNOWN')
  const category = known(CATEGORIES[simplifyText(row.category)], 'CATEGORY_UNKNOWN')
  const enrolled = known(YES_NO[simplifyText(row.enrolled)], 'ENROLLED_UNKNOWN')
  const rotationSede = known(row.rotation.trim() === '' ? null : find(row.rotation, ground.sedes), 'ROTATION_UNKNOWN')
  if (ceme === undefined || grade === undefined || adscriptionSede === undefined || category === undefined
    || enrolled === undefined || rotationSede === undefined) return { problems }
  return { value: { enrolled, category, ceme, grade, adscriptionSede, rotationSede } }
}
