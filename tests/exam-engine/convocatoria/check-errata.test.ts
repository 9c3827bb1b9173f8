import { expect, test } from 'vitest'
import { checkCall } from '#exam-engine/convocatoria/check-call.ts'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { checkErrata } from '#exam-engine/convocatoria/check-errata.ts'
import { callEnd } from '#exam-engine/convocatoria/windows.ts'
import { rulesOf } from '#exam-engine/convocatoria/call-document.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { sampleCall } from './sample-call.ts'

const amend = (bend: (document: CallDocument) => void, seatsFrozen = false) => {
  const after = sampleCall()
  bend(after)
  return checkErrata(after, { document: sampleCall(), seatsFrozen }).map(({ code, part, about }) => [code, part, about])
}
const firstPool = ({ pools }: CallDocument) => {
  const [pool] = pools
  if (pool === undefined) throw new Error('no pools')
  return pool
}

test('§5.20 a fe de erratas gives: wording, seats, a longer window, a later deadline, a new sede', () => {
  expect(amend((document) => {
    document.title = 'Otro título'
    firstPool(document).seats += 1
    document.rules.windows.registration.until = '2024-01-17T10:00:00.001-06:00'
    document.rules.windows.printApplication.from = '2024-01-12T18:00:00-06:00'
    document.rules.windows.foreignTuition.until = '2024-04-01T00:00:00-06:00'
    document.rules.resignation.mailboxes = 'residencias@imss.gob.mx'
    document.sedes.push({ code: 'HE-TRES', name: 'Tres', city: 'León', ooad: 'UMAE', timeZone: 'America/Mexico_City' })
  })).toEqual([])
})

test.each<[string, string, (document: CallDocument) => void]>([
  ['datos', 'ciclo y periodo', ({ rules }) => { rules.period = 2 }],
  ['fechas', 'publicación de la convocatoria', ({ rules }) => { rules.publishedAt = '2024-01-11T16:00:01-06:00' }],
  ['fechas', 'registro', ({ rules }) => { rules.windows.registration.until = '2024-01-17T09:59:59.999-06:00' }],
  ['fechas', 'registro', ({ rules }) => { rules.windows.registration.from = '2024-01-12T18:00:00.001-06:00' }],
  ['fechas', 'resultados', ({ rules }) => { rules.windows.results.until = '2024-02-12T09:59:59.999-06:00' }],
  ['fechas', 'día y hora de los resultados', (document) => { document.resultsFrom = '2024-02-09T16:00:01-06:00' }],
  ['fechas', 'fecha de los artículos', ({ rules }) => { rules.publicationCutoff.before = '2023-01-01' }],
  ['cursos', 'cursos y prerrequisitos', ({ rules }) => { rules.courses.pop() }],
  ['cronograma', 'cronograma', ({ rules }) => { rules.cronograma.pop() }],
  ['cronograma', 'reactivos de los exámenes', ({ exams }) => { exams.pop() }],
  ['puntaje', 'pesos y puntos', ({ rules }) => { rules.piImss.efiser = '0.62' }],
  ['puntaje', 'pesos y puntos', ({ rules }) => { rules.publicationPoints.types.descriptive.first = '0.25' }],
  ['articulos', 'criterios de los artículos', ({ rules }) => { rules.publicationPoints.notCounted.pop() }],
  ['articulos', 'criterios de los artículos', ({ rules }) => { rules.publicationPoints.types.analytical.examples.pop() }],
  ['articulos', 'tamaño de la imagen', ({ rules }) => { rules.publicationFile.maxBytes = 204_800 }],
  ['puntaje', 'regla de empate', ({ tieBreak }) => { tieBreak.reverse() }],
  ['plazas', 'Alergia e inmunología clínica · HE-UNO', (document) => { firstPool(document).seats = 1 }],
  ['plazas', 'Alergia e inmunología clínica · HE-UNO', (document) => { firstPool(document).foreignMax = 1 }],
  ['plazas', 'Alergia e inmunología clínica · HE-UNO', ({ pools }) => { pools.shift() }],
])('§5.20 a fe de erratas does not take: %s, %s', (part, about, bend) => {
  expect(amend(bend)).toContainEqual(['ERRATA_TAKES', part, about])
})

test('§5.2 once the selection is frozen its seats stay; without any change there is nothing to publish', () => {
  expect(amend((document) => { firstPool(document).seats += 1 }, true)).toEqual([['SEATS_FROZEN', 'plazas', '']])
  expect(amend(() => undefined)).toEqual([['ERRATA_EMPTY', 'datos', '']])
})

test('§5.20 dates that were copied are looked at before they are published', () => {
  const context = {
    now: instant('2024-01-11T16:00:00-06:00'), others: [], amends: null, undecided: [], knownSedes: sampleCall().sedes,
  }
  expect(checkCall(sampleCall(), { ...context, unchecked: ['fechas'] }).filter(({ blocking }) => blocking)
    .map(({ code, part }) => [code, part])).toEqual([['DATES_UNCHECKED', 'fechas']])
})

test('§5.9.3 a call ends with the day of arrival at the new sede, or later where a resignation is still open', () => {
  const call = sampleCall()
  expect(callEnd(rulesOf(call))).toBe(instant('2024-03-02T00:00:00-06:00'))
  call.rules.windows.resignKeepingCurrentCourse.until = '2024-03-02T00:00:00.001-06:00'
  expect(callEnd(rulesOf(call))).toBe(instant('2024-03-02T00:00:00.001-06:00'))
})
