// What a fe de erratas may not do: people planned and registered by what was published, so a later version only gives.
// Wording, more seats, more sedes, longer windows and later deadlines are its to change; courses, exams, weights, tie rule
// and the name of the call are not. The database holds the same (migrations 0021, 0026).
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Instant } from '../kernel/time.ts'
import { changesBetween } from './call-changes.ts'
import { rulesOf, type CallDocument } from './call-document.ts'
import type { Amended, CallPart, Finding } from './call-findings.ts'
import { poolName } from './check-seats.ts'
import type { ConvocatoriaRules } from './rules.ts'
import { arrivalDay } from './windows.ts'

const found = (code: Finding['code'], part: CallPart, clause: string) =>
  (about: string): Finding => ({ code, part, clause, blocking: true, about })

/** Convocatoria §5.20 */
export function checkErrata(after: CallDocument, { document: before, seatsFrozen }: Amended): Finding[] {
  const seatsChange = canonicalJson(before.pools) !== canonicalJson(after.pools)
  return [
    ...changesBetween(before, after).length === 0 ? [found('ERRATA_EMPTY', 'datos', '5.20')('')] : [],
    ...fixedParts(before, after),
    ...takenTime(rulesOf(before), rulesOf(after)),
    ...seatsFrozen && seatsChange ? [found('SEATS_FROZEN', 'plazas', '5.2')('')] : takenSeats(before, after),
  ]
}

/** What stays as it was published, word for word. */
function fixedParts(before: CallDocument, after: CallDocument): Finding[] {
  const parts: [CallPart, string, string, (document: CallDocument) => unknown][] = [
    ['datos', '2.1', 'ciclo y periodo', ({ rules }) =>
      [rules.cycle, rules.currentCycle, rules.period, rules.marks ?? 'newCronograma']],
    ['fechas', '2.1', 'publicación de la convocatoria', ({ rules }) => rules.publishedAt],
    ['fechas', '5.1', 'día y hora de los resultados', ({ rules, resultsFrom }) =>
      [rules.windows.results.publishOn, resultsFrom]],
    ['cursos', '1.1', 'cursos y prerrequisitos', ({ rules }) => [rules.courses, rules.completedCerExceptions]],
    ['cronograma', '3.2', 'cronograma', ({ rules }) => rules.cronograma],
    ['cronograma', '3.1', 'reactivos de los exámenes', ({ exams }) => exams],
    ['puntaje', '4.3', 'pesos y puntos', ({ rules: { piImss, publicationPoints: { types } } }) =>
      [piImss, Object.values(types).map(({ first, second }) => [first, second])]],
    ['articulos', '4.3.1', 'criterios de los artículos', ({ rules: { publicationPoints: { types, criteria, notCounted } } }) =>
      [criteria, notCounted, Object.values(types).map(({ examples }) => examples)]],
    ['articulos', '4.3', 'tamaño de la imagen', ({ rules }) => rules.publicationFile],
    ['puntaje', '5.2', 'regla de empate', ({ tieBreak }) => tieBreak],
  ]
  return parts.flatMap(([part, clause, about, of]) =>
    canonicalJson(of(before)) === canonicalJson(of(after)) ? [] : [found('ERRATA_TAKES', part, clause)(about)])
}

/** A window never opens later or closes earlier, a deadline never comes sooner. */
function takenTime({ windows: was, publicationCutoff: cutoffWas }: ConvocatoriaRules,
  { windows: is, publicationCutoff }: ConvocatoriaRules): Finding[] {
  const terms: { about: string, clause: string, least: [Instant, Instant], most?: [Instant, Instant] }[] = [
    {
      about: 'registro', clause: '2.1', least: [was.registration.until, is.registration.until],
      most: [was.registration.from, is.registration.from],
    },
    {
      about: 'solicitud', clause: '2.1 C', least: [was.printApplication.until, is.printApplication.until],
      most: [was.printApplication.from, is.printApplication.from],
    },
    { about: 'resultados', clause: '5.1', least: [was.results.until, is.results.until] },
    {
      about: 'renuncia para volver a concursar', clause: '5.17',
      least: [was.resignToCompeteAgain.before, is.resignToCompeteAgain.before],
    },
    {
      about: 'renuncia conservando el curso actual', clause: '5.15',
      least: [was.resignKeepingCurrentCourse.until, is.resignKeepingCurrentCourse.until],
    },
    {
      about: 'presentación en la nueva sede', clause: '5.9.3',
      least: [arrivalDay({ windows: was }).from, arrivalDay({ windows: is }).from],
    },
    { about: 'pago de matrícula', clause: '5.18', least: [was.foreignTuition.until, is.foreignTuition.until] },
  ]
  const sooner = terms.filter(({ least: [old, young], most }) => young < old || (most !== undefined && most[1] > most[0]))
    .map(({ about, clause }) => found('ERRATA_TAKES', 'fechas', clause)(about))
  return publicationCutoff.before < cutoffWas.before
    ? [...sooner, found('ERRATA_TAKES', 'fechas', '4.3.1.6')('fecha de los artículos')] : sooner
}

/** Seats only grow, and a cap for foreigners only rises. Convocatoria §2.2 D, §5.2 */
function takenSeats(before: CallDocument, after: CallDocument): Finding[] {
  const young = new Map(after.pools.map((pool) => [poolName(pool), pool]))
  return before.pools.filter((old) => {
    const pool = young.get(poolName(old))
    return pool === undefined || pool.seats < old.seats
      || (pool.foreignMax ?? Infinity) < (old.foreignMax ?? Infinity)
  }).map((pool) => found('ERRATA_TAKES', 'plazas', '5.2')(poolName(pool)))
}
