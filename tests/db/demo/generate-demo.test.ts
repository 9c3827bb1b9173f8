import { expect, test } from 'vitest'
import { demoAccounts } from '#db/demo/accounts.ts'
import { curpCheckDigit } from '#exam-engine/convocatoria/curp.ts'
import { generateDemo } from '#db/demo/generate/demo.ts'

const demo = generateDemo()
const { call, residents, staff } = demo
const poolById = new Map(call.pools.map((pool) => [pool.id, pool]))
const preferencesOf = Map.groupBy(residents.preferences, (row) => row.candidate_id)

const countBy = <T>(values: readonly T[], keyOf: (value: T) => string) =>
  Object.fromEntries([...Map.groupBy(values, keyOf)].map(([key, group]) => [key, group.length]))

test('§1.1 §3.2 the demo is the published call: 46 courses, 53 prerequisites, 18 exams in 15 turnos', () => {
  expect(call.courses).toHaveLength(46)
  expect(call.prerequisites).toHaveLength(53)
  expect(call.exams).toHaveLength(18)
  expect(call.turnos).toHaveLength(15)
  expect(call.turnos.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
  expect(call.turnos[0]?.starts_at).toBe('2024-01-29T15:00:00.000Z')
  expect(Object.values(countBy(call.exams, (exam) => exam.turno_id)).filter((count) => count === 2)).toHaveLength(3)
})

test('400 residents spread over all exams, at least four in each, and over all 34 sedes', () => {
  expect(residents.candidates).toHaveLength(400)
  const perExam = countBy(residents.candidates, (candidate) => candidate.exam_id)
  expect(Object.keys(perExam)).toHaveLength(18)
  expect(Math.min(...Object.values(perExam))).toBeGreaterThanOrEqual(4)
  expect(call.sedes).toHaveLength(34)
  const perSede = countBy(residents.candidates, (candidate) => candidate.exam_sede)
  expect(Object.keys(perSede).sort()).toEqual(call.sedes.map(({ code }) => code).sort())
})

test('§3.1 C some residents sit the exam where they rotate', () => {
  const rotating = residents.candidates.filter((candidate) => candidate.exam_sede !== candidate.adscription_sede)
  expect(rotating.length).toBeGreaterThan(20)
  expect(rotating.length).toBeLessThan(60)
})

test('each CURP is of valid form with a right check digit, and none stands twice', () => {
  const curps = residents.people.map(({ curp }) => curp ?? '')
  const form = /^[A-Z][AEIOUX][A-Z]{2}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[HM][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}\d\d$/
  for (const curp of curps) {
    expect(curp).toMatch(form)
    expect(curp.charAt(17)).toBe(curpCheckDigit(curp))
  }
  expect(new Set(curps).size).toBe(400)
})

test('CURP, birth date and sex of a person agree', () => {
  for (const { curp, born_on: bornOn, sex } of residents.people) {
    expect(curp?.slice(4, 11)).toBe(`${bornOn?.slice(2).replaceAll('-', '') ?? ''}${sex}`)
  }
})

test('matrículas have 8 or 9 digits; they and the e-mail addresses are unique over residents and staff', () => {
  const people = [...residents.people, ...staff.people]
  for (const { matricula } of people) expect(matricula).toMatch(/^\d{8,9}$/)
  expect(new Set(people.map(({ matricula }) => matricula)).size).toBe(people.length)
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
  for (const { email } of people) expect(email).toMatch(/^[a-z0-9.-]+@(efiser\.demo|residentes\.example)$/)
})

test('§1.1 C each preference is open to the CEME and grade of its candidate', () => {
  const open = new Set(call.prerequisites.map((row) => `${row.course_id} ${row.ceme} ${String(row.grade)}`))
  for (const { id, ceme, grade } of residents.candidates) {
    for (const preference of preferencesOf.get(id) ?? []) {
      const pool = poolById.get(preference.pool_id)
      expect(open.has(`${pool?.course_id ?? ''} ${ceme} ${String(grade)}`)).toBe(true)
    }
  }
})

test('§2.1 B everybody lists one CER and one to six of its pools, numbered from 1, none twice', () => {
  for (const { id } of residents.candidates) {
    const listed = preferencesOf.get(id) ?? []
    expect(listed.length).toBeGreaterThanOrEqual(1)
    expect(listed.length).toBeLessThanOrEqual(6)
    expect(listed.map(({ position }) => position)).toEqual(listed.map((_, index) => index + 1))
    expect(new Set(listed.map((row) => row.pool_id)).size).toBe(listed.length)
    expect(new Set(listed.map((row) => poolById.get(row.pool_id)?.course_id)).size).toBe(1)
  }
})

test('§4.2 C everybody has the marks of the years before; seven lack that of the current grade', () => {
  const marks = Map.groupBy(residents.grades, (row) => row.candidate_id)
  const lacking = residents.candidates.filter(({ id, grade }) => {
    const years = (marks.get(id) ?? []).map(({ year }) => year)
    expect(years.filter((year) => year < grade)).toEqual(Array.from({ length: grade - 1 }, (_, index) => index + 1))
    return !years.includes(grade)
  })
  expect(lacking).toHaveLength(7)
  for (const { mark } of residents.grades) {
    expect(mark).toMatch(/^\d{2,3}\.\d{2}$/)
    expect(Number(mark)).toBeGreaterThanOrEqual(70)
    expect(Number(mark)).toBeLessThanOrEqual(100)
  }
})

test('§4.2 A ENARM lies in 55-90 with at most four decimals; one resident has none', () => {
  const marks = residents.candidates.map(({ enarm }) => enarm)
  expect(marks.filter((mark) => mark === null)).toHaveLength(1)
  for (const mark of marks.filter((value) => typeof value === 'string')) {
    expect(mark).toMatch(/^\d{2}\.\d{2,4}$/)
    expect(Number(mark)).toBeGreaterThanOrEqual(55)
    expect(Number(mark)).toBeLessThanOrEqual(90)
  }
})

test('§4.3.1 publications stand on both sides of each rule', () => {
  const { publications } = residents
  const holders = new Set(publications.map((row) => row.candidate_id)).size
  expect(holders).toBeGreaterThan(30)
  expect(holders).toBeLessThan(120)
  expect(new Set(publications.map(({ accepted }) => accepted)).size).toBe(2)
  expect(publications.some((row) => row.author_position > 2)).toBe(true)
  expect(publications.some((row) => row.published_on >= '2023-12-01')).toBe(true)
  expect(publications.some((row) => row.published_on === '2023-11-30')).toBe(true)
  const types = new Set(publications.map(({ type }) => type))
  for (const type of ['descriptive', 'analytical', 'quasiExperimental', 'randomisedBlindedTrial', 'caseReport']) {
    expect(types.has(type)).toBe(true)
  }
})

test('§2.2 D twelve residents are of foreign category and were born abroad', () => {
  const foreign = residents.candidates.flatMap(({ category }, index) => (category === 'foreign' ? [index] : []))
  expect(foreign).toHaveLength(12)
  for (const index of foreign) expect(residents.people[index]?.curp?.slice(11, 13)).toBe('NE')
})

test('§2.1 everybody registered within the window, in the order of the folios', () => {
  const { from, until } = demo.published.rules.windows.registration
  const moments = residents.candidates.map((row) => Date.parse(row.registered_at))
  expect(moments.every((moment) => from <= moment && moment < until)).toBe(true)
  expect(moments).toEqual(moments.toSorted((left, right) => left - right))
  expect(residents.candidates.map(({ folio }) => folio)).toEqual(
    residents.candidates.map((_, index) => `R-${String(index + 1).padStart(6, '0')}`))
})

test('each course has one to six pools of one to four seats; a foreign cap is 1 or none', () => {
  const perCourse = countBy(call.pools, (pool) => pool.course_id)
  expect(Object.keys(perCourse)).toHaveLength(46)
  expect(Math.max(...Object.values(perCourse))).toBe(6)
  for (const { seats } of call.pools) expect([1, 2, 3, 4]).toContain(seats)
  expect(new Set(call.pools.map((pool) => pool.foreign_max))).toEqual(new Set([null, 1]))
  expect(call.pools.map(({ position }) => position)).toEqual(call.pools.map((_, index) => index + 1))
})

test.each(['Cardiología', 'Cirugía plástica y reconstructiva', 'Dermatología', 'Neonatología', 'Urología'])(
  '%s has more applicants than seats', (cer) => {
    const courseId = call.courses.find((course) => course.cer === cer)?.id
    const pools = call.pools.filter((pool) => pool.course_id === courseId)
    const seats = pools.reduce((sum, pool) => sum + pool.seats, 0)
    const applicants = residents.preferences.filter(({ position, pool_id: poolId }) =>
      position === 1 && poolById.get(poolId)?.course_id === courseId).length
    expect(applicants).toBeGreaterThan(seats)
  })

test('each sede has a supervisor, four have two, and each an education authority; each OOAD an account', () => {
  const perRole = countBy(staff.grants, ({ role }) => role)
  expect(perRole).toMatchObject({ supervisor: 38, educacion: 34, evaluador: 4, admin: 2, auditor: 1, ooad: 8 })
  expect(new Set(staff.grants.filter(({ role }) => role === 'supervisor').map((row) => row.sede_code)).size).toBe(34)
})

test('the demo follows from its seed alone, and another seed gives other people', () => {
  expect(generateDemo()).toEqual(demo)
  expect(generateDemo('another').residents.people[0]).not.toEqual(residents.people[0])
  expect(generateDemo('another').call.courses.map(({ cer }) => cer)).toEqual(call.courses.map(({ cer }) => cer))
})

test('the welcome table names someone for every role, and those who meet in the first turno', () => {
  const accounts = demoAccounts()
  expect([...new Set(accounts.map(({ role }) => role))].sort()).toEqual(
    ['admin', 'auditor', 'educación', 'evaluador', 'ooad', 'profesor', 'residente', 'supervisor'])
  expect(accounts[0]).toMatchObject({ email: 'residente1@efiser.demo', note: 'Medicina interna 2, HE-CMNSXXI' })
  expect(accounts[1]).toMatchObject({ note: 'Cirugía general 2, HE-CMNSXXI' })
  expect(accounts.map(({ email }) => email)).toContain('supervisor.he-cmnsxxi@efiser.demo')
})
