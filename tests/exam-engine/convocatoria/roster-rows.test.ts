import { expect, test } from 'vitest'
import { curpCheckDigit } from '#exam-engine/convocatoria/curp.ts'
import type { RosterRow } from '#exam-engine/convocatoria/roster-cells.ts'
import { keyOfGrant, readRosterRows, type KnownPerson } from '#exam-engine/convocatoria/roster-rows.ts'

const GROUND = {
  sedes: ['HE-CMNSXXI', 'HGR1-TIJ'], ooads: ['Baja California'],
  exams: [{ ceme: 'Medicina interna', grade: 2 }, { ceme: 'Pediatría', grade: 3 }],
}
const curp = (body: string) => `${body}${curpCheckDigit(`${body}0`)}`
const ANA = curp('PELA960514MDFRPN0')
const LUIS = curp('GARL970220HPLRPS0')

const row = (change: Partial<RosterRow> = {}): RosterRow => ({
  line: 2, matricula: '98000001', email: 'Ana@IMSS.example', curp: ANA, givenNames: 'Ana', firstSurname: 'Pérez',
  secondSurname: 'López', role: '', sede: 'he-cmnsxxi', ooad: '', ceme: 'MEDICINA  INTERNA', grade: '2',
  category: 'Mexicana', enrolled: '', rotation: '', ...change,
})
const ENTRY = {
  enrolled: true, category: 'mexican' as const, ceme: 'Medicina interna', grade: 2, adscriptionSede: 'HE-CMNSXXI', rotationSede: null,
}
const known = (change: Partial<KnownPerson> = {}): KnownPerson => ({
  matricula: '98000001', email: 'ana@imss.example', curp: ANA, name: 'ANA PEREZ LOPEZ', active: false,
  grants: [keyOfGrant('residente', { sedeCode: null, ooad: null, ceme: null })], entry: ENTRY, ...change,
})
const read = (rows: readonly RosterRow[], people: readonly KnownPerson[] = [], admins = false) =>
  readRosterRows(rows, people, GROUND, { admins })
const problems = (...args: Parameters<typeof read>) => read(...args).faults.map(({ problem }) => problem)

test('§1.1 B-C a row makes a person, the role and the roster entry, in the writing of the call', () => {
  expect(read([row()])).toMatchObject({
    people: [{ matricula: '98000001', email: 'ana@imss.example', curp: ANA, sex: 'M', bornOn: '1996-05-14', secondSurname: 'López' }],
    grants: [{ role: 'residente', scope: { sedeCode: null } }], entries: [{ matricula: '98000001', entry: ENTRY }],
    faults: [], doubts: [], unchanged: 0,
  })
})

test.each<[Partial<RosterRow>, string]>([
  [{ matricula: '12A45' }, 'MATRICULA_INVALID'], [{ email: 'ana' }, 'EMAIL_INVALID'], [{ firstSurname: ' ' }, 'NAME_MISSING'],
  [{ curp: '' }, 'CURP_STRUCTURE'], [{ curp: `${ANA.slice(0, 17)}${String((Number(ANA.slice(17)) + 1) % 10)}` }, 'CURP_CHECK_DIGIT'],
  [{ role: 'rey' }, 'ROLE_UNKNOWN'], [{ role: 'admin' }, 'ROLE_BY_HAND'], [{ ceme: 'Magia' }, 'CEME_UNKNOWN'],
  [{ grade: '7' }, 'GRADE_INVALID'], [{ sede: '' }, 'SEDE_UNKNOWN'], [{ category: '' }, 'CATEGORY_UNKNOWN'],
  [{ enrolled: 'quizá' }, 'ENROLLED_UNKNOWN'], [{ rotation: 'X' }, 'ROTATION_UNKNOWN'],
  [{ role: 'supervisor', sede: 'X' }, 'SEDE_UNKNOWN'], [{ role: 'profesor', ceme: '' }, 'CEME_UNKNOWN'],
  [{ role: 'ooad', ooad: 'Sonora' }, 'OOAD_UNKNOWN'],
])('%j is %s, with its line, and nothing of it is taken', (change, problem) => {
  expect(read([row({ line: 7, ...change })])).toMatchObject({ faults: [{ line: 7, problem }], people: [], grants: [], entries: [] })
})

test('a row names every problem it has, not its first alone', () => {
  expect(problems([row({ matricula: '1', email: 'ana', firstSurname: '', curp: 'X', ceme: 'Magia', grade: '7', category: '?' })]))
    .toEqual(['MATRICULA_INVALID', 'EMAIL_INVALID', 'NAME_MISSING', 'CURP_STRUCTURE', 'CEME_UNKNOWN', 'GRADE_INVALID',
      'CATEGORY_UNKNOWN'])
  expect(problems([row({ role: 'profesor', sede: 'X', ceme: 'Magia' })])).toEqual(['SEDE_UNKNOWN', 'CEME_UNKNOWN'])
  expect(problems([row({ email: 'ana', role: 'rey', sede: 'X' })])).toEqual(['EMAIL_INVALID', 'ROLE_UNKNOWN'])
  expect(problems([row({ email: 'nueva@imss.example', grade: '3' })], [known({ name: 'Juana Ruiz', curp: LUIS, active: true })]))
    .toEqual(['NAME_OTHER', 'CURP_OTHER', 'EMAIL_ACTIVE', 'ENTRY_OTHER'])
})

test('one person may have several roles; the same role twice, or other data under the same matrícula, is a fault', () => {
  const staff = (line: number, sede: string) => row({ line, role: 'Supervisión', sede })
  expect(read([staff(2, 'HE-CMNSXXI'), staff(3, 'HGR1-TIJ')])).toMatchObject({ faults: [], people: [{}], grants: [{}, {}] })
  expect(read([staff(2, 'HGR1-TIJ'), staff(3, 'hgr1-tij')]).faults).toEqual([{ line: 3, problem: 'ROW_REPEATED', firstLine: 2 }])
  const other = { ...staff(3, 'HGR1-TIJ'), email: 'otra@imss.example' }
  expect(read([staff(2, 'HE-CMNSXXI'), other]).faults).toEqual([{ line: 3, problem: 'PERSON_DIFFERS', firstLine: 2 }])
})

test('an address or a CURP belongs to one matrícula, in the file and beside it', () => {
  const luis = row({ line: 3, matricula: '98000002', curp: LUIS, givenNames: 'Luis', firstSurname: 'García', secondSurname: 'López' })
  expect(problems([row(), luis])).toEqual(['EMAIL_TAKEN'])
  expect(problems([row(), { ...luis, email: 'luis@imss.example', curp: ANA }])).toEqual(['CURP_TAKEN'])
  expect(problems([luis], [known()])).toEqual(['EMAIL_TAKEN'])
  expect(problems([{ ...luis, email: 'luis@imss.example', curp: ANA }], [known()])).toEqual(['CURP_TAKEN'])
})

test('who is known must be the same person; the same file again changes nothing', () => {
  expect(read([row()], [known()])).toMatchObject({ faults: [], people: [], grants: [], entries: [], addresses: [], unchanged: 1 })
  expect(problems([row()], [known({ name: 'Juana Ruiz' })])).toEqual(['NAME_OTHER'])
  expect(problems([row()], [known({ curp: LUIS })])).toEqual(['CURP_OTHER'])
  expect(problems([row({ grade: '3' })], [known()])).toEqual(['ENTRY_OTHER'])
})

test('an address is corrected until the account is open, and then by no file', () => {
  const moved = row({ email: 'nueva@imss.example' })
  expect(read([moved], [known()])).toMatchObject({ addresses: [{ matricula: '98000001', email: 'nueva@imss.example' }] })
  expect(problems([moved], [known({ active: true })])).toEqual(['EMAIL_ACTIVE'])
})

test('the first admins come by the operator alone', () => {
  expect(read([row({ role: 'administración' })], [], true)).toMatchObject({ faults: [], grants: [{ role: 'admin' }] })
})

test('a CURP that disagrees with the name, or a grade without an exam, is said and hinders nothing', () => {
  expect(read([row({ firstSurname: 'Zavala' })])).toMatchObject({ faults: [], doubts: [{ line: 2, doubt: 'NAME' }], people: [{}] })
  expect(read([row({ grade: '5' })])).toMatchObject({ faults: [], doubts: [{ doubt: 'NO_EXAM' }] })
})
