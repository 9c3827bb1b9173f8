import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCall, isBlocked } from '#exam-engine/convocatoria/check-call.ts'
import type { CheckContext, FindingCode } from '#exam-engine/convocatoria/call-findings.ts'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { copyCall, moveDates } from '#exam-engine/convocatoria/copy-call.ts'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import { sampleCall } from './sample-call.ts'
import { runs } from '#tests/setup/property-runs.ts'

const PUBLISHED = instant('2024-01-11T16:00:00-06:00')
const CONTEXT: CheckContext = {
  now: PUBLISHED, others: [], amends: null, unchecked: [], undecided: [], knownSedes: sampleCall().sedes,
}
const check = (document: CallDocument, context: Partial<CheckContext> = {}) =>
  checkCall(document, { ...CONTEXT, ...context })
const blockers = (document: CallDocument, context: Partial<CheckContext> = {}) =>
  check(document, context).filter(({ blocking }) => blocking).map(({ code }) => code)

const first = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows
  if (row === undefined) throw new Error('no rows')
  return row
}

test('the published call has nothing that forbids to publish it', () => {
  expect(blockers(sampleCall())).toEqual([])
  expect(check(sampleCall()).map(({ code, about }) => [code, about])).toEqual([
    ['SEDE_UNUSED', 'HE-DOS'], ['RESIGNATION_WITHOUT_MAILBOX', ''],
  ])
})

test.each<[FindingCode, string, string, (call: CallDocument) => void]>([
  ['PREREQUISITE_WITHOUT_EXAM', 'Psiquiatría 4', '3.1 A', ({ rules }) => { rules.cronograma.pop() }],
  ['PICTURE_NOT_TAKEN', '409601', '4.3', ({ rules }) => { rules.publicationFile.maxBytes = 409_601 }],
  ['PICTURE_NOT_TAKEN', '409600', '4.3', ({ rules }) => { rules.publicationFile.files = 2 }],
  ['CRITERIA_APART', 'C8', '4.3.1', ({ rules }) => { rules.publicationPoints.criteria.pop() }],
  ['CRITERIA_APART', 'NC11', '4.3.1', ({ rules }) => { rules.publicationPoints.notCounted.push({ code: 'NC11', text: 'otro' }) }],
  ['RESIGNATION_SUBJECT_BARE', '{NOMBRE COMPLETO}', '5.14.5', ({ rules }) => {
    rules.resignation.subjectTemplate = 'RENUNCIA A PLAZA DE {CURSO}'
  }],
  ['EXAM_UNUSED', 'Geriatría 2', '3.2', ({ rules, exams }) => {
    rules.cronograma.push({ ...first(rules.cronograma), ceme: 'Geriatría' })
    exams.push({ ceme: 'Geriatría', grade: 2, itemCount: 10, researchCount: 2 })
  }],
  ['EXAM_TWICE', 'Cirugía general 2', '3.1 A', ({ rules }) => { rules.cronograma.push({ ...first(rules.cronograma) }) }],
  ['EXAM_REVERSED', 'Cirugía general 2', '3.2', ({ rules }) => {
    first(rules.cronograma).endsAt = '2024-01-29T09:00:00-06:00'
  }],
  ['TURNOS_OVERLAP', 'Cirugía general 2 / Medicina interna 2', '3.2', ({ rules }) => {
    first(rules.cronograma).endsAt = '2024-01-29T11:15:00.001-06:00'
  }],
  ['TURNOS_OVERLAP', 'Neurología pediátrica 2 / Neurología 3', '3.2', ({ rules }) => {
    const shared = rules.cronograma.find(({ ceme }) => ceme === 'Neurología')
    if (shared !== undefined) shared.endsAt = '2024-01-30T15:31:00-06:00'
  }],
  ['EXAM_BEFORE_REGISTRATION_ENDS', 'Cirugía general 2', '2.1', ({ rules }) => {
    first(rules.cronograma).startsAt = '2024-01-17T09:59:59.999-06:00'
  }],
  ['EXAM_AFTER_RESULTS', 'Psiquiatría 4', '5.1', ({ rules }) => {
    const last = rules.cronograma.at(-1)
    if (last !== undefined) last.endsAt = '2024-02-09T00:00:00.001-06:00'
  }],
  ['EXAM_WITHOUT_LENGTH', 'Cirugía general 2', '3.1', ({ exams }) => { exams.shift() }],
  ['EXAM_ALL_RESEARCH', 'Cirugía general 2', '3.1', ({ exams }) => { first(exams).researchCount = 100 }],
  ['COURSE_WITHOUT_SEATS', 'Alergia e inmunología clínica', '5.2', ({ pools }) => { first(pools).seats = 0 }],
  ['SEATS_NEGATIVE', 'Alergia e inmunología clínica · HE-UNO', '5.2', ({ pools }) => { first(pools).seats = -1 }],
  ['FOREIGN_ABOVE_SEATS', 'Alergia e inmunología clínica · HE-UNO', '5.2', ({ pools }) => { first(pools).foreignMax = 3 }],
  ['POOL_TWICE', 'Alergia e inmunología clínica · HE-UNO', '5.2', ({ pools }) => { pools.push({ ...first(pools) }) }],
  ['POOL_OF_NO_SEDE', 'Alergia e inmunología clínica · HE-TRES', '5.2', ({ pools }) => { first(pools).sede = 'HE-TRES' }],
  ['SEDE_RENAMED', 'HE-UNO', '5.2', ({ sedes }) => { first(sedes).name = 'Otro nombre' }],
  ['COURSE_TWICE', 'Alergia e inmunología clínica', '1.1', ({ rules }) => { rules.courses.push({ ...first(rules.courses) }) }],
  ['EXCEPTION_OF_NO_COURSE', 'Geriatría', '1.2 B', ({ rules }) => { rules.completedCerExceptions.push('Geriatría') }],
  ['WINDOW_REVERSED', 'registro', '2.1', ({ rules }) => {
    rules.windows.registration.until = rules.windows.registration.from
  }],
  ['PRINT_OUTSIDE_REGISTRATION', '', '2.1 C', ({ rules }) => {
    rules.windows.printApplication.until = '2024-01-17T10:00:00.001-06:00'
  }],
  ['REGISTRATION_BEFORE_PUBLICATION', '', '2.1', ({ rules }) => {
    rules.windows.registration.from = '2024-01-11T15:59:59.999-06:00'
  }],
  ['RESULTS_NOT_ON_DAY', '', '5.1', (call) => { call.resultsFrom = '2024-02-10T00:00:00-06:00' }],
  ['DEADLINE_BEFORE_RESULTS', 'renuncia para volver a concursar', '5.17', ({ rules }) => {
    rules.windows.resignToCompeteAgain.before = '2024-02-09T16:00:00-06:00'
  }],
  ['WEIGHTS_NOT_WHOLE', '101 %', '4.3', ({ rules }) => { rules.piImss.enarm = '0.11' }],
  ['TEXT_TWICE', '5.20', '5.20', ({ texts }) => { texts.push({ clause: '5.20', text: 'Otra vez' }) }],
])('%s is found: %s (%s)', (code, about, clause, bend) => {
  const call = sampleCall()
  bend(call)
  expect(check(call)).toContainEqual(expect.objectContaining({ code, about, clause, blocking: true }))
})

test('a call may be published up to the instant that it names, and not after', () => {
  const at = (ms: number) => blockers(sampleCall(), { now: addDuration(PUBLISHED, durationMs(ms)) })
  expect([at(-1), at(0), at(1)]).toEqual([[], [], ['PUBLICATION_PAST']])
})

test('§2.1 one call at a time: registration opens when nothing of the other is left to do, to the millisecond', () => {
  const opens = instant('2024-01-12T18:00:00-06:00')
  const other = (ms: number) => ({
    id: 'rama-2023-2024-1', publishedAt: instant('2023-01-01T00:00:00-06:00'),
    opensAt: instant('2023-01-12T18:00:00-06:00'), endsAt: addDuration(opens, durationMs(ms)),
  })
  const at = (ms: number) => blockers(sampleCall(), { others: [other(ms)] })
  expect([at(-1), at(0), at(1)]).toEqual([[], [], ['OVERLAPS_OTHER_CALL']])
  expect(blockers(sampleCall(), { others: [{ ...other(-1), id: 'rama-2024-2025-1' }] })).toEqual(['CALL_EXISTS'])
})

test('§1.1 next year\'s call is this one 364 days later, and must decide the exception anew', () => {
  const wish = { title: 'Siguiente', cycle: '2025-2026', currentCycle: '2024-2025', period: 1, days: 364 }
  const { document, undecided } = copyCall(sampleCall(), wish)
  expect(document.rules.windows.registration.until).toBe('2025-01-15T10:00:00-06:00')
  expect(document.rules.windows.results.publishOn).toBe('2025-02-07')
  const findings = check(document, { undecided })
  expect(findings.filter(({ blocking }) => blocking)).toEqual([
    { code: 'EXCEPTION_UNDECIDED', part: 'cursos', clause: '1.1', blocking: true, about: 'Hematología' }])
  expect(findings.filter(({ code }) => code === 'TEXT_OF_OLD_CALL')).toEqual([])
  const said = (clause: string) => document.texts.find((row) => row.clause === clause)?.text ?? ''
  expect(said('2.1')).toContain('desde las 18:00 horas del 10 de enero de 2025 hasta las 10:00 horas del 15 de enero de 2025')
  expect(said('5.15')).toContain('hasta el 27 de febrero de 2025')
  expect(said('4.3.1.6')).toContain('antes del 29 de noviembre de 2024')
  expect(said('1.1 B')).toContain('ciclo académico 2024-2025')
  expect(said('1.1 C')).toContain('ciclo académico 2025-2026')
})

test('a text that names a date or a cycle of another call is to be looked at, and one of its own is not', () => {
  const call = sampleCall()
  const named = (text: string) => check({ ...call, texts: [{ clause: '2.1', text }] })
    .filter(({ code }) => code === 'TEXT_OF_OLD_CALL').map(({ about }) => about)
  // Of a deadline at midnight both the last day and the day after it are its own.
  expect(named('del 12 de enero de 2024, el 09 de febrero de 2024, hasta el 29 de febrero de 2024, ciclo 2024-2025')).toEqual([])
  expect(named('el 01 de febrero de 2024 y antes del primero de diciembre de 2023')).toEqual([])
  expect(named('del 13 de enero de 2024')).toEqual(['13 de enero de 2024'])
  expect(named('antes del primero de enero de 2024')).toEqual(['primero de enero de 2024'])
  expect(named('el ciclo 2022-2023')).toEqual(['2022-2023'])
  const more = sampleCall()
  more.rules.piImss.publicationBonusMax = '1.50'
  expect(check(more).filter(({ code }) => code === 'TEXT_OF_OLD_CALL')).toMatchObject([{ clause: '4.3', about: 'máximo un punto' }])
})

test('dates moved there and back are the dates', () => {
  fc.assert(fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
    expect(moveDates(moveDates(sampleCall(), days), -days)).toEqual(sampleCall())
  }), { numRuns: runs(20) })
})

test('whatever is bent, what the check lets pass the rules accept', () => {
  const call = sampleCall()
  const places = fc.constantFrom<(one: CallDocument, text: string) => void>(
    ({ rules }, text) => { rules.windows.registration.until = text },
    ({ rules }, text) => { rules.windows.results.until = text },
    ({ rules }, text) => { first(rules.cronograma).startsAt = text },
    ({ rules }, text) => { first(rules.cronograma).endsAt = text },
    ({ rules }, text) => { first(rules.courses).cer = text },
    ({ rules }, text) => { rules.piImss.efiser = text.endsWith('7:00-06:00') ? '0.64' : '0.63' },
  )
  const text = fc.date({ min: new Date('2024-01-01'), max: new Date('2024-03-01'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 17)}00-06:00`)
  fc.assert(fc.property(fc.array(fc.tuple(places, text), { maxLength: 3 }), (bends) => {
    const bent = structuredClone(call)
    for (const [bend, value] of bends) bend(bent, value)
    if (!isBlocked(check(bent))) expect(parseRules(bent.rules).ok).toBe(true)
  }), { numRuns: runs(150) })
})

test.each([
  ['configuration', true], [' ', true], ['renuncias@imss', true], ['residencias@imss.gob.mx', false],
  ['uno, residencias@imss.gob.mx', false],
])('§5.14.4 a resignation goes to an address: %j lacks one: %j', (mailboxes, lacks) => {
  const call = sampleCall()
  call.rules.resignation.mailboxes = mailboxes
  expect(check(call).some(({ code }) => code === 'RESIGNATION_WITHOUT_MAILBOX')).toBe(lacks)
})
