/**
 * What the 400 registered, as version 1 each, the roster that it stands on, and four residents who are on the roster
 * and have not registered: with the clock at the registration the form can be tried as them. Telephones and ENARM
 * folios follow from the folio; the third newcomer is not inscribed in the current cycle (Convocatoria §1.1 B), the
 * fourth has not opened the account yet: a link for it can be asked for.
 */
import { sealContent, type ContentSede, type RegistrationContent } from '#exam-engine/convocatoria/registration-content.ts'
import { readCurp } from '#exam-engine/convocatoria/curp.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant, toIso } from '#exam-engine/kernel/time.ts'
import { demoId } from './demo-id.ts'
import { openIdentities } from './identities.ts'
import type {
  CallRows, CandidateRow, GrantRow, PersonRow, ResidentRows, RosterRow, SedeRow, TurnoRow, VersionRow,
} from './rows.ts'

const CURRENT_CYCLE_BEGAN = 2023
const FIRST_MATRICULA = 96_000_001

/** In the order of their accounts, registro1@… */
export const NEWCOMERS = [
  { ceme: 'Medicina interna', grade: 2, sede: 'HE-CMNSXXI', category: 'mexican', state: 'DF', bornOn: '1996-05-14', enrolled: true },
  { ceme: 'Pediatría', grade: 3, sede: 'HGR1-TIJ', category: 'foreign', state: 'NE', bornOn: '1995-11-02', enrolled: true },
  { ceme: 'Cirugía general', grade: 2, sede: 'HE-CMNSXXI', category: 'mexican', state: 'PL', bornOn: '1997-02-20', enrolled: false },
  { ceme: 'Medicina interna', grade: 2, sede: 'HE-CMNSXXI', category: 'mexican', state: 'OC', bornOn: '1996-09-03', enrolled: true },
] as const

/** Without an account until its link was used. */
export const WAITING_MAILBOX = 'registro4@efiser.demo'

export interface RegistrationRows {
  /** Residents who have not registered. */
  people: PersonRow[]
  grants: GrantRow[]
  roster: RosterRow[]
  versions: VersionRow[]
}

export function generateRegistrations(seed: string, title: string, call: CallRows, residents: ResidentRows): RegistrationRows {
  const convocatoriaId = residents.candidates[0]?.convocatoria_id ?? ''
  const newcomers = drawNewcomers(seed, convocatoriaId)
  return {
    ...newcomers,
    roster: [...residents.candidates.map((candidate): RosterRow => ({
      convocatoria_id: candidate.convocatoria_id, person_id: candidate.person_id, enrolled: true,
      category: candidate.category, ceme: candidate.ceme, grade: candidate.grade,
      adscription_sede: candidate.adscription_sede,
      rotation_sede: candidate.exam_sede === candidate.adscription_sede ? null : candidate.exam_sede,
    })), ...newcomers.roster],
    versions: describeVersions(seed, title, call, residents),
  }
}

function drawNewcomers(seed: string, convocatoriaId: string): Omit<RegistrationRows, 'versions'> {
  const random = seededRandom(`${seed}:newcomers`)
  const identities = openIdentities(random)
  const rows: Omit<RegistrationRows, 'versions'> = { people: [], grants: [], roster: [] }
  for (const [index, newcomer] of NEWCOMERS.entries()) {
    const mailbox = `registro${String(index + 1)}`
    const id = demoId(seed, 'person', mailbox)
    const sex = random.int(2) === 0 ? 'M' : 'H'
    const name = identities.drawName(sex)
    const curp = identities.curpOf({
      givenNames: name.given_names, firstSurname: name.first_surname, secondSurname: name.second_surname, sex,
      bornOn: newcomer.bornOn, state: newcomer.state,
    })
    rows.people.push({
      id, matricula: String(FIRST_MATRICULA + index), email: `${mailbox}@efiser.demo`, curp, ...name, sex,
      born_on: newcomer.bornOn,
    })
    rows.grants.push({
      id: demoId(seed, 'grant', mailbox), person_id: id, role: 'residente', sede_code: null, ooad: null, ceme: null,
    })
    rows.roster.push({
      convocatoria_id: convocatoriaId, person_id: id, enrolled: newcomer.enrolled, category: newcomer.category,
      ceme: newcomer.ceme, grade: newcomer.grade, adscription_sede: newcomer.sede, rotation_sede: null,
    })
  }
  return rows
}

function describeVersions(seed: string, title: string, call: CallRows, residents: ResidentRows): VersionRow[] {
  const people = new Map(residents.people.map((person) => [person.id, person]))
  const wanted = Map.groupBy(residents.preferences, ({ candidate_id: candidateId }) => candidateId)
  return residents.candidates.map((candidate) => {
    const person = people.get(candidate.person_id)
    if (person === undefined) throw new Error(`${candidate.folio} is nobody`)
    const pools = (wanted.get(candidate.id) ?? []).map(({ pool_id: poolId }) => poolId)
    const { text, sha256 } = sealContent(contentOfCandidate(seed, title, call, candidate, person, pools))
    return {
      id: demoId(seed, 'version', candidate.folio), candidate_id: candidate.id, number: 1, content: text, sha256, pools,
      registered_at: candidate.registered_at, by_id: person.id, address: null, user_agent: null,
    }
  })
}

function contentOfCandidate(
  seed: string, title: string, call: CallRows, candidate: CandidateRow, person: PersonRow, pools: readonly string[],
): RegistrationContent {
  const { ceme, grade, folio } = candidate
  const sede = (code: string) => find(call.sedes, (row) => row.code === code)
  const examSede = sede(candidate.exam_sede)
  const turno = turnoOf(call, candidate)
  const curp = readCurp(person.curp ?? '')
  return {
    convocatoria: { id: candidate.convocatoria_id, title },
    folio,
    person: {
      name: fullName(person.given_names, person.first_surname, person.second_surname ?? null),
      matricula: person.matricula, curp: person.curp ?? null, sex: person.sex, bornOn: person.born_on ?? '',
      birthState: curp.ok ? curp.value.state : 'NE', category: candidate.category,
    },
    contact: { email: person.email, phones: [phoneOf(seed, folio, 'mobile'), phoneOf(seed, folio, 'home')] },
    course: { ceme, grade, adscription: nameSede(sede(candidate.adscription_sede)), subsede: null },
    enarm: {
      folio: `E-${sha256Hex(`${seed} enarm ${folio}`).replaceAll(/\D/g, '').slice(0, 6)}`,
      year: CURRENT_CYCLE_BEGAN - grade,
    },
    preferences: pools.map((id) => {
      const pool = find(call.pools, (row) => row.id === id)
      const { name, city } = sede(pool.sede_code)
      const { cer } = find(call.courses, (row) => row.id === pool.course_id)
      return { poolId: id, cer, sede: name, city, subsede: pool.subsede ?? null }
    }),
    declarations: { criminalProcess: false, litigation: false, concludedCer: null, medicalLeave: false },
    exam: {
      startsAt: toIso(instant(turno.starts_at)), endsAt: toIso(instant(turno.ends_at)),
      sede: { ...nameSede(examSede), timeZone: examSede.time_zone },
    },
  }
}

function turnoOf({ exams, turnos }: CallRows, { exam_id: examId }: CandidateRow): TurnoRow {
  const { turno_id: turnoId } = find(exams, (row) => row.id === examId)
  return find(turnos, (row) => row.id === turnoId)
}

function nameSede({ code, name, city }: SedeRow): ContentSede {
  return { code, name, city }
}

function phoneOf(seed: string, folio: string, kind: string): string {
  return `55${sha256Hex(`${seed} ${kind} ${folio}`).replaceAll(/\D/g, '').slice(0, 8)}`
}

function find<T>(rows: readonly T[], fits: (row: T) => boolean): T {
  const found = rows.find(fits)
  if (found === undefined) throw new Error('the demo refers to a row that it does not have')
  return found
}
