// The dates of a period without exams: nobody waits for turnos that there are not, so what follows the registration comes
// earlier by the whole weeks that the turnos of the copied call took up. Whole, so that each date stays on its day of the
// week. Convocatoria §5.1, §5.3, §5.13
import { hours } from '../kernel/time.ts'
import { rulesOf, type CallDocument } from './call-document.ts'
import { moveDates } from './copy-call.ts'

const DAYS_OF_A_WEEK = 7
const WEEK = hours(24 * DAYS_OF_A_WEEK)

/** `document` still has its cronograma; one without stays as it is. */
export function closeExamGap(document: CallDocument): CallDocument {
  const { cronograma, windows: { registration } } = rulesOf(document)
  const lastEnd = Math.max(registration.until, ...cronograma.map(({ endsAt }) => endsAt))
  const days = -Math.floor((lastEnd - registration.until) / WEEK) * DAYS_OF_A_WEEK
  const earlier = moveDates(document, days)
  const { rules, rules: { windows } } = document
  return {
    ...earlier,
    rules: {
      ...earlier.rules,
      publishedAt: rules.publishedAt, publicationCutoff: rules.publicationCutoff, cronograma: rules.cronograma,
      windows: {
        ...earlier.rules.windows, registration: windows.registration, printApplication: windows.printApplication,
      },
    },
  }
}
