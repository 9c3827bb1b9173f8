/**
 * The residents who compete: 400 invented people with all that a candidate
 * brings. A few lack the mark of the current grade (Convocatoria §4.2 C), one
 * has no ENARM, some are of foreign category (Convocatoria §2.2 D).
 */
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { seededRandom, type SeededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { instant, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { BIRTHPLACES, lookUp, SEDES } from '../demo-data.ts'
import { demoId } from './demo-id.ts'
import { openIdentities, type Identities } from './identities.ts'
import { drawEnarm, drawGrades, drawPublications } from './merits.ts'
import { drawPlacements, FEATURED, FEATURED_FOREIGNER, type Placement } from './placements.ts'
import { drawPreferences } from './preferences.ts'
import type { CallRows, PersonRow, ResidentRows } from './rows.ts'
import { drawNormal } from './weighted.ts'

const FOREIGN_COUNT = 12
const WITHOUT_CURRENT_GRADE = 7
const YEAR_OF_EXAM = 2024

interface Exceptions {
  foreign: ReadonlySet<number>
  withoutCurrentGrade: ReadonlySet<number>
  withoutEnarm: number
}

/** Candidates in the order of their folios R-000001 …, which is the order in which they registered. */
export function generateResidents(seed: string, call: CallRows, rules: ConvocatoriaRules): ResidentRows {
  const random = seededRandom(`${seed}:residents`)
  const identities = openIdentities(random)
  const placements = drawPlacements(random)
  const exceptions = drawExceptions(random, placements.length)
  const registeredAt = drawRegistrations(random, rules, placements.length)
  const rows: ResidentRows = { people: [], grants: [], candidates: [], grades: [], publications: [], preferences: [] }
  for (const [index, placement] of placements.entries()) {
    const folio = `R-${String(index + 1).padStart(6, '0')}`
    const isForeign = exceptions.foreign.has(index)
    const personId = demoId(seed, 'person', folio)
    const candidateId = demoId(seed, 'candidate', folio)
    const person = drawPerson(random, identities, { id: personId, index, placement, isForeign })
    const ability = drawNormal(random)
    const enarm = drawEnarm(random, ability)
    const { ceme, grade, adscriptionSede, examSede } = placement
    const exam = findExam(call, placement)
    rows.people.push(person)
    rows.grants.push(residentGrant(demoId(seed, 'grant', folio), person.id))
    rows.candidates.push({
      id: candidateId, convocatoria_id: exam.convocatoria_id, person_id: person.id, folio,
      category: isForeign ? 'foreign' : 'mexican', ceme, grade, adscription_sede: adscriptionSede, exam_sede: examSede,
      exam_id: exam.id, enarm: index === exceptions.withoutEnarm ? null : enarm,
      registered_at: toIso(registeredAt[index] ?? rules.windows.registration.from),
    })
    rows.grades.push(...drawGrades(random, ability, grade)
      .filter(({ year }) => year < grade || !exceptions.withoutCurrentGrade.has(index))
      .map((mark) => ({ candidate_id: candidateId, ...mark })))
    rows.publications.push(...drawPublications(random, folio)
      .map((publication, at) => ({ candidate_id: candidateId, position: at + 1, ...publication })))
    rows.preferences.push(...drawPreferences(random, call, rules, { ceme, grade })
      .map((poolId, at) => ({ candidate_id: candidateId, position: at + 1, pool_id: poolId })))
  }
  return rows
}

function drawRegistrations(random: SeededRandom, { windows }: ConvocatoriaRules, count: number): Instant[] {
  const { from, until } = windows.registration
  return Array.from({ length: count }, () => instant(from + 1_000 * random.int((until - from) / 1_000)))
    .sort((left, right) => left - right)
}

function drawExceptions(random: SeededRandom, count: number): Exceptions {
  const indexes = Array.from({ length: count }, (_, index) => index)
  const ordinary = random.shuffle(indexes.slice(FEATURED.length))
  const foreign = new Set([FEATURED_FOREIGNER, ...ordinary.splice(0, FOREIGN_COUNT - 1)])
  const withoutCurrentGrade = new Set(ordinary.splice(0, WITHOUT_CURRENT_GRADE))
  return { foreign, withoutCurrentGrade, withoutEnarm: ordinary[0] ?? 0 }
}

interface PersonInput { id: string, index: number, placement: Placement, isForeign: boolean }

function drawPerson(random: SeededRandom, identities: Identities, input: PersonInput): PersonRow {
  const { placement, isForeign } = input
  const sex = random.int(100) < 52 ? 'M' : 'H'
  const name = identities.drawName(sex)
  const matricula = identities.drawMatricula()
  const bornOn = drawBirth(random, placement.grade)
  const state = isForeign ? 'NE' : drawBirthplace(random, placement.adscriptionSede)
  const { given_names: givenNames, first_surname: firstSurname, second_surname: secondSurname } = name
  const curp = identities.curpOf({ givenNames, firstSurname, secondSurname, sex, bornOn, state })
  const email = input.index < FEATURED.length
    ? `residente${String(input.index + 1)}@efiser.demo`
    : `${matricula}@residentes.example`
  return { id: input.id, matricula, email, curp, ...name, sex, born_on: bornOn }
}

function drawBirth(random: SeededRandom, grade: number): string {
  const day = new Date(Date.UTC(YEAR_OF_EXAM - 25 - grade - random.int(5), 0, 1 + random.int(365)))
  return day.toISOString().slice(0, 10)
}

function drawBirthplace(random: SeededRandom, sedeCode: string): string {
  const city = SEDES.find(({ code }) => code === sedeCode)?.city ?? ''
  return random.pick(random.next() < 0.75 ? lookUp(BIRTHPLACES.byCity, city) : BIRTHPLACES.anywhere)
}

function findExam({ exams }: CallRows, { ceme, grade }: Placement) {
  const exam = exams.find((row) => row.ceme === ceme && row.grade === grade)
  if (exam === undefined) throw new Error(`the cronograma has no exam of ${ceme} ${String(grade)}`)
  return exam
}

function residentGrant(id: string, personId: string) {
  return { id, person_id: personId, role: 'residente' as const, sede_code: null, ooad: null, ceme: null }
}
