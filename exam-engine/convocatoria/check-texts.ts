// Whether the score of a call is whole, and whether its wording is its own and not that of the call it was copied from.
import { instant } from '../kernel/time.ts'
import type { CallDocument } from './call-document.ts'
import type { Finding } from './call-findings.ts'
import { repeated } from './check-courses.ts'
import { sumWeights } from './contradictions.ts'
import type { ConvocatoriaRules } from './rules.ts'

/** Convocatoria §4.3, §5.2 */
export function checkScore(document: CallDocument, { piImss }: ConvocatoriaRules): Finding[] {
  const of = (code: Finding['code'], clause: string, about: string): Finding =>
    ({ code, part: 'puntaje', clause, blocking: true, about })
  const hundredths = sumWeights(piImss)
  return [
    ...hundredths === 100n ? [] : [of('WEIGHTS_NOT_WHOLE', '4.3', `${String(hundredths)} %`)],
    ...repeated(document.tieBreak).map((one) => of('TIE_TWICE', '5.2', one)),
  ]
}

const MONTHS = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre',
  'noviembre', 'diciembre']
const DATE = new RegExp(`(?:(\\d{1,2})|primero) de (${MONTHS.join('|')}) de (\\d{4})`, 'gi')
const CYCLE = /\b(\d{4}-\d{4})\b/g
/** A call looks back a little (articles until December for a call of January), never a year. */
const LONGEST_LOOK_BACK_MS = 120 * 24 * 3_600_000

/** Clauses that stand twice, and those that name a date long past or a cycle that is neither this one nor the current. */
export function checkTexts({ texts }: CallDocument, rules: ConvocatoriaRules): Finding[] {
  const of = (code: Finding['code'], clause: string, about: string, blocking: boolean): Finding =>
    ({ code, part: 'textos', clause, blocking, about })
  return [
    ...repeated(texts.map(({ clause }) => clause)).map((clause) => of('TEXT_TWICE', clause, clause, true)),
    ...texts.flatMap(({ clause, text }) => {
      const old = oldDateIn(text, rules) ?? oldCycleIn(text, rules)
      return old === undefined ? [] : [of('TEXT_OF_OLD_CALL', clause, old, false)]
    }),
  ]
}

function oldDateIn(text: string, { publishedAt }: ConvocatoriaRules): string | undefined {
  for (const [whole, day = '1', month = '', year = ''] of text.matchAll(DATE)) {
    const number = String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')
    const named = Date.parse(`${year}-${number}-${day.padStart(2, '0')}T00:00:00Z`)
    if (Number.isSafeInteger(named) && instant(named) < publishedAt - LONGEST_LOOK_BACK_MS) return whole
  }
  return undefined
}

function oldCycleIn(text: string, { cycle, currentCycle }: ConvocatoriaRules): string | undefined {
  return [...text.matchAll(CYCLE)].map(([, named = '']) => named).find((named) => named !== cycle && named !== currentCycle)
}
