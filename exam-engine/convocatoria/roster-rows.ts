// The rows of a roster against who and what is known: every fault of every row with its line, or the people, roles and roster entries
// to add. All or nothing: one fault and nothing of the file is taken. A person is known by matrícula; who is known already
// must be the same one, and what the roster says of a resident already is corrected elsewhere, with both versions kept.
// A doubt (a CURP that disagrees with the name) is shown and hinders nothing. §1.1 B-C, §2.2 D
import { isSameName } from './compare-names.ts'
import { curpDisagreements, readCurp, type CurpDisagreement, type CurpRefusal } from './curp.ts'
import { isEmail } from './registration-fields.ts'
import {
  readResident, readScope, roleOf, type EntryProblem, type ReadCells, type ResidentEntry, type RosterGround, type RosterRow,
  type Scope, type RosterRole,
} from './roster-cells.ts'

export interface KnownPerson {
  readonly matricula: string
  readonly email: string
  readonly curp: string | null
  /** Names and surnames. */
  readonly name: string
  /** The account is open: no roster moves its address. */
  readonly active: boolean
  /** `role sede ooad ceme`, as keyOfGrant writes them. */
  readonly grants: readonly string[]
  /** What the call's roster says of this resident; null for who is not on it. */
  readonly entry: ResidentEntry | null
}

export type RosterProblem =
  | EntryProblem | CurpRefusal | 'MATRICULA_INVALID' | 'EMAIL_INVALID' | 'NAME_MISSING' | 'ROLE_UNKNOWN' | 'ROLE_BY_HAND'
  | 'ROW_REPEATED' | 'PERSON_DIFFERS' | 'EMAIL_TAKEN' | 'CURP_TAKEN' | 'NAME_OTHER' | 'CURP_OTHER' | 'EMAIL_ACTIVE'
  | 'ENTRY_OTHER'

export interface RosterFault {
  readonly line: number
  readonly problem: RosterProblem
  /** The line that says it first or otherwise, where there is one. */
  readonly firstLine?: number
}

export interface RosterDoubt {
  readonly line: number
  readonly doubt: CurpDisagreement | 'NO_EXAM'
}

export interface NewPerson {
  readonly matricula: string
  readonly email: string
  readonly curp: string
  readonly givenNames: string
  readonly firstSurname: string
  readonly secondSurname: string | null
  readonly sex: 'H' | 'M' | 'X'
  readonly bornOn: string
}

export interface ReadRoster {
  readonly people: readonly NewPerson[]
  readonly addresses: readonly { readonly matricula: string, readonly email: string }[]
  readonly grants: readonly { readonly matricula: string, readonly role: RosterRole, readonly scope: Scope }[]
  readonly entries: readonly { readonly matricula: string, readonly entry: ResidentEntry }[]
  readonly faults: readonly RosterFault[]
  readonly doubts: readonly RosterDoubt[]
  /** Rows that say nothing new. */
  readonly unchanged: number
}

export const keyOfGrant = (role: string, { sedeCode, ooad, ceme }: Scope): string =>
  [role, sedeCode ?? '', ooad ?? '', ceme ?? ''].join('\n')

const MATRICULA = /^\d{5,12}$/

/** `admins` may stand in a file of the operator alone: on a page they are made by hand, each with its reason. */
export function readRosterRows(
  rows: readonly RosterRow[], known: readonly KnownPerson[], ground: RosterGround, { admins }: { admins: boolean },
): ReadRoster {
  const byMatricula = new Map(known.map((one) => [one.matricula, one]))
  const owners = {
    email: new Map(known.map((one) => [one.email, one.matricula])),
    curp: new Map(known.flatMap((one) => one.curp === null ? [] : [[one.curp, one.matricula] as const])),
  }
  const seen = new Map<string, { line: number, person: NewPerson }>()
  const said = new Map<string, number>()
  const result = {
    people: [] as NewPerson[], addresses: [] as { matricula: string, email: string }[],
    grants: [] as { matricula: string, role: RosterRole, scope: Scope }[],
    entries: [] as { matricula: string, entry: ResidentEntry }[],
    faults: [] as RosterFault[], doubts: [] as RosterDoubt[], unchanged: 0,
  }
  for (const row of rows) {
    const fault = (problem: RosterProblem, firstLine?: number) => {
      result.faults.push({ line: row.line, problem, ...(firstLine === undefined ? {} : { firstLine }) })
    }
    const cells = readCells(row, ground, admins)
    if ('problems' in cells) {
      for (const problem of cells.problems) fault(problem)
      continue
    }
    const { person, role, scope, entry } = cells.value

    const { matricula } = person
    const key = `${matricula}\n${keyOfGrant(role, scope)}`
    const repeated = said.get(key)
    if (repeated !== undefined) { fault('ROW_REPEATED', repeated); continue }
    said.set(key, row.line)
    const before = seen.get(matricula)
    if (before !== undefined && JSON.stringify(before.person) !== JSON.stringify(person)) {
      fault('PERSON_DIFFERS', before.line)
      continue
    }
    const standing = byMatricula.get(matricula)
    const conflicts = conflictsOf(person, entry, standing, owners)
    if (conflicts.length > 0) {
      for (const problem of conflicts) fault(problem)
      continue
    }

    if (before === undefined) {
      seen.set(matricula, { line: row.line, person })
      owners.email.set(person.email, matricula)
      owners.curp.set(person.curp, matricula)
      if (standing === undefined) result.people.push(person)
      else if (standing.email !== person.email) result.addresses.push({ matricula, email: person.email })
    }
    const isNewGrant = standing?.grants.includes(keyOfGrant(role, scope)) !== true
    if (isNewGrant) result.grants.push({ matricula, role, scope })
    if (entry !== null && (standing?.entry ?? null) === null) result.entries.push({ matricula, entry })
    if (standing !== undefined && !isNewGrant && (entry === null || standing.entry !== null)
      && standing.email === person.email) result.unchanged += 1
    result.doubts.push(...doubtsOf(row.line, person, entry, ground))
  }
  return result
}

interface RowCells {
  readonly person: NewPerson
  readonly role: RosterRole
  readonly scope: Scope
  readonly entry: ResidentEntry | null
}

/** Of a role that nobody knows, or that no file gives, nothing more is read. */
function readCells(row: RosterRow, ground: RosterGround, admins: boolean): ReadCells<RowCells, RosterProblem> {
  const person = readPerson(row)
  const role = roleOf(row.role)
  if (role === null || (role === 'admin' && !admins)) {
    return { problems: [...problemsOf(person), role === null ? 'ROLE_UNKNOWN' : 'ROLE_BY_HAND'] }
  }
  const scope = readScope(role, row, ground)
  const entry = role === 'residente' ? readResident(row, ground) : { value: null }
  if ('problems' in person || 'problems' in scope || 'problems' in entry) {
    return { problems: [person, scope, entry].flatMap(problemsOf) }
  }
  return { value: { person: person.value, role, scope: scope.value, entry: entry.value } }
}

const problemsOf = (read: ReadCells<unknown, RosterProblem>) => 'problems' in read ? read.problems : []

function readPerson(row: RosterRow): ReadCells<NewPerson, RosterProblem> {
  const problems: RosterProblem[] = []
  const matricula = row.matricula.replaceAll(/\s/g, '')
  if (!MATRICULA.test(matricula)) problems.push('MATRICULA_INVALID')
  const email = row.email.trim().toLowerCase()
  if (!isEmail(email) || /[<>,;:"()]/.test(email)) problems.push('EMAIL_INVALID')
  const clean = (text: string) => text.trim().replaceAll(/\s+/g, ' ')
  const [givenNames, firstSurname, secondSurname] = [clean(row.givenNames), clean(row.firstSurname), clean(row.secondSurname)]
  if (givenNames === '' || firstSurname === '') problems.push('NAME_MISSING')
  const curp = readCurp(row.curp)
  if (!curp.ok) return { problems: [...problems, curp.refusal] }
  if (problems.length > 0) return { problems }
  const { text, sex, bornOn } = curp.value
  return { value: {
    matricula, email, curp: text, givenNames, firstSurname, secondSurname: secondSurname === '' ? null : secondSurname, sex, bornOn,
  } }
}

const wholeName = ({ givenNames, firstSurname, secondSurname }: NewPerson) =>
  [givenNames, firstSurname, secondSurname ?? ''].join(' ').trim()

function conflictsOf(
  person: NewPerson, entry: ResidentEntry | null, standing: KnownPerson | undefined,
  owners: Readonly<Record<'email' | 'curp', ReadonlyMap<string, string>>>,
): readonly RosterProblem[] {
  const isTaken = (what: 'email' | 'curp') => ![undefined, person.matricula].includes(owners[what].get(person[what]))
  const keys = ['enrolled', 'category', 'ceme', 'grade', 'adscriptionSede', 'rotationSede'] as const
  const isOther = (one: ResidentEntry, other: ResidentEntry) => keys.some((key) => one[key] !== other[key])
  const checks: readonly (readonly [RosterProblem, boolean])[] = [
    ['EMAIL_TAKEN', isTaken('email')],
    ['CURP_TAKEN', isTaken('curp')],
    ...standing === undefined ? [] : [
      ['NAME_OTHER', !isSameName(standing.name, wholeName(person))],
      ['CURP_OTHER', standing.curp !== null && standing.curp !== person.curp],
      ['EMAIL_ACTIVE', standing.active && standing.email !== person.email],
      ['ENTRY_OTHER', entry !== null && standing.entry !== null && isOther(entry, standing.entry)],
    ] as const,
  ]
  return checks.filter(([, holds]) => holds).map(([problem]) => problem)
}

function doubtsOf(line: number, person: NewPerson, entry: ResidentEntry | null, ground: RosterGround): RosterDoubt[] {
  const curp = readCurp(person.curp)
  const facts = { name: person, bornOn: null, sex: null, state: null }
  const noExam = entry !== null && !ground.exams.some(({ ceme, grade }) => ceme === entry.ceme && grade === entry.grade)
  return [
    ...(curp.ok ? curpDisagreements(curp.value, facts).map((doubt) => ({ line, doubt })) : []),
    ...(noExam ? [{ line, doubt: 'NO_EXAM' as const }] : []),
  ]
}
