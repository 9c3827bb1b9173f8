// Whether the dates of a call stand in an order in which a person can live through them: out, registration, printing,
// exams, results, the deadlines that follow from a seat.
import { instant, type Instant } from '../kernel/time.ts'
import type { CallDocument } from './call-document.ts'
import type { Finding } from './call-findings.ts'
import type { ConvocatoriaRules } from './rules.ts'
import { arrivalDay } from './windows.ts'

const at = (code: Finding['code'], clause: string, about: string): Finding =>
  ({ code, part: 'fechas', clause, blocking: true, about })

/** Convocatoria §2.1, §2.1 C, §5.1, §5.15, §5.17, §5.18 */
export function checkDates(document: CallDocument, rules: ConvocatoriaRules, now: Instant): Finding[] {
  const { publishedAt, windows: { registration, printApplication, results } } = rules
  const resultsFrom = instant(document.resultsFrom)
  const { publicationDay } = results
  const findings: Finding[] = []
  if (publishedAt < now) findings.push(at('PUBLICATION_PAST', '5.20', ''))
  if (registration.from >= registration.until) findings.push(at('WINDOW_REVERSED', '2.1', 'registro'))
  if (printApplication.from >= printApplication.until) findings.push(at('WINDOW_REVERSED', '2.1 C', 'solicitud'))
  if (registration.from < publishedAt) findings.push(at('REGISTRATION_BEFORE_PUBLICATION', '2.1', ''))
  if (printApplication.from < registration.from || printApplication.until > registration.until) {
    findings.push(at('PRINT_OUTSIDE_REGISTRATION', '2.1 C', ''))
  }
  if (resultsFrom < publicationDay.from || resultsFrom >= publicationDay.until) {
    findings.push(at('RESULTS_NOT_ON_DAY', '5.1', ''))
  }
  if (resultsFrom >= results.until) findings.push(at('WINDOW_REVERSED', '5.1', 'resultados'))
  return [...findings, ...checkDeadlines(rules, resultsFrom)]
}

/** Nobody can give up, take up or pay for a seat before it can be known. */
function checkDeadlines({ windows }: ConvocatoriaRules, resultsFrom: Instant): Finding[] {
  const arrival = arrivalDay({ windows }).from
  const deadlines = [
    { clause: '5.17', about: 'renuncia para volver a concursar', open: windows.resignToCompeteAgain.before > resultsFrom },
    {
      clause: '5.15', about: 'renuncia conservando el curso actual',
      open: windows.resignKeepingCurrentCourse.until >= windows.results.until,
    },
    { clause: '5.9.3', about: 'presentación en la nueva sede', open: arrival >= windows.results.until },
    { clause: '5.18', about: 'pago de matrícula', open: windows.foreignTuition.until >= windows.results.until },
  ]
  return deadlines.filter(({ open }) => !open)
    .map(({ clause, about }) => at('DEADLINE_BEFORE_RESULTS', clause, about))
}
