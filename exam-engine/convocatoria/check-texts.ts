// Whether the score of a call is whole, and whether its wording is its own and not that of the call it was copied from.
import type { CallDocument } from './call-document.ts'
import type { Finding } from './call-findings.ts'
import { repeated } from './check-courses.ts'
import { sumWeights } from './contradictions.ts'
import { datesIn, daysOf, momentsOf } from './named-dates.ts'
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

const CYCLE = /\b(\d{4}-\d{4})\b/g

/** Clauses that stand twice, and those that name a date, a cycle or a maximum of points that is none of this call's. */
export function checkTexts(document: CallDocument, rules: ConvocatoriaRules): Finding[] {
  const { texts } = document
  const days = new Set([...momentsOf(document), ...document.rules.cronograma.map(({ startsAt }) => startsAt)].flatMap(daysOf))
  const of = (code: Finding['code'], clause: string, about: string, blocking: boolean): Finding =>
    ({ code, part: 'textos', clause, blocking, about })
  return [
    ...repeated(texts.map(({ clause }) => clause)).map((clause) => of('TEXT_TWICE', clause, clause, true)),
    ...texts.flatMap(({ clause, text }) => {
      const old = datesIn(text).find(({ day }) => !days.has(day))?.words ?? oldCycleIn(text, rules) ?? oldMaximumIn(text, rules)
      return old === undefined ? [] : [of('TEXT_OF_OLD_CALL', clause, old, false)]
    }),
  ]
}

function oldCycleIn(text: string, { cycle, currentCycle }: ConvocatoriaRules): string | undefined {
  return [...text.matchAll(CYCLE)].map(([, named = '']) => named).find((named) => named !== cycle && named !== currentCycle)
}

/** "hasta máximo un punto", where articles give more or less. §4.3 */
function oldMaximumIn(text: string, { piImss }: ConvocatoriaRules): string | undefined {
  return piImss.publicationBonusMax === '1.00' ? undefined : /máximo un punto\b/i.exec(text)?.[0]
}
