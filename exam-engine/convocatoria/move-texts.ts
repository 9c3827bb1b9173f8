// The texts of a call that was copied, with the dates, the cycles and the number of the period of the new one. Only what
// says a date of the old call exactly is changed; whatever else a text names is left to the check and to who writes.
import type { CallDocument, CallText } from './call-document.ts'
import { daysOf, momentsOf, replaceDates } from './named-dates.ts'

type Dated = Pick<CallDocument, 'rules' | 'resultsFrom'>

export const PERIOD_ORDINALS = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto', 'sexto'] as const

/** The texts of `from` with the dates of `to`. */
export function moveTexts(from: CallDocument, to: Omit<CallDocument, 'texts'>): CallText[] {
  const moved = daysMoved(from, to)
  const cycles = new Map([[from.rules.currentCycle, to.rules.currentCycle], [from.rules.cycle, to.rules.cycle]])
  const say = (text: string) => raisePeriod(
    replaceDates(text, (day) => moved.get(day)).replace(/\b\d{4}-\d{4}\b/g, (cycle) => cycles.get(cycle) ?? cycle),
    from.rules.period, to.rules.period)
  return from.texts.map((row) => ({ ...row, text: say(row.text) }))
}

/** The day of each old date in the new call; none where two dates of one old day went apart. */
function daysMoved(from: Dated, to: Dated): Map<string, string> {
  const [before, after] = [momentsOf(from), momentsOf(to)]
  const moved = new Map<string, string>()
  const apart = new Set<string>()
  for (const [place, moment] of before.entries()) {
    const days = daysOf(after[place] ?? moment)
    for (const [index, day] of daysOf(moment).entries()) {
      const next = days[index] ?? day
      if ((moved.get(day) ?? next) !== next) apart.add(day)
      moved.set(day, next)
    }
  }
  for (const day of apart) moved.delete(day)
  return moved
}

function raisePeriod(text: string, from: number, to: number): string {
  const [before, after] = [PERIOD_ORDINALS[from - 1], PERIOD_ORDINALS[to - 1]]
  return before === undefined || after === undefined ? text : text.replaceAll(`${before} periodo`, `${after} periodo`)
}
