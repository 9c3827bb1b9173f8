// Next period's call from one that was: everything as it was, each date later by the same number of days, in the texts
// too. What was an exception "sin sentar precedente" is copied and marked: it must be decided anew. Convocatoria §1.1
import type { CallDocument } from './call-document.ts'
import { moveTexts } from './move-texts.ts'
import { addDays } from './named-dates.ts'

export type CopyWish = {
  readonly title: string
  readonly cycle: string
  readonly currentCycle: string
  readonly period: number
  /** Whole days by which every date moves; 364 keep the days of the week. */
  readonly days: number
}

export type CallCopy = { readonly document: CallDocument; readonly undecided: readonly string[] }

export function copyCall(from: CallDocument, { title, cycle, currentCycle, period, days }: CopyWish): CallCopy {
  const moved = moveDates(from, days)
  const rules = { ...moved.rules, cycle, currentCycle, period }
  // Chosen for one period when it is begun (next-period.ts): no other call takes marks because its pattern did.
  delete rules.marks
  const document = { ...moved, title, rules }
  return {
    document: { ...document, texts: moveTexts(from, document) },
    undecided: from.rules.courses.filter(({ exceptional }) => exceptional === true).map(({ cer }) => cer),
  }
}

/** Every date of the rules and the hour of the results, later by whole days at the same time of day. */
export function moveDates(document: CallDocument, days: number): CallDocument {
  const { rules, resultsFrom } = document
  const { windows: w } = rules
  const move = (text: string) => moveDate(text, days)
  const span = <Span extends { from: string, until: string }>(one: Span) =>
    ({ ...one, from: move(one.from), until: move(one.until) })
  return {
    ...document, resultsFrom: move(resultsFrom),
    rules: {
      ...rules, publishedAt: move(rules.publishedAt),
      publicationCutoff: { ...rules.publicationCutoff, before: move(rules.publicationCutoff.before) },
      cronograma: rules.cronograma.map((exam) => ({ ...exam, startsAt: move(exam.startsAt), endsAt: move(exam.endsAt) })),
      windows: {
        registration: span(w.registration), printApplication: span(w.printApplication),
        results: { ...w.results, publishOn: move(w.results.publishOn), until: move(w.results.until) },
        resignKeepingCurrentCourse: { ...w.resignKeepingCurrentCourse, until: move(w.resignKeepingCurrentCourse.until) },
        resignToCompeteAgain: { ...w.resignToCompeteAgain, before: move(w.resignToCompeteAgain.before) },
        arrivalAtNewSede: { ...w.arrivalAtNewSede, on: move(w.arrivalAtNewSede.on) },
        foreignTuition: { ...w.foreignTuition, until: move(w.foreignTuition.until) },
      },
    },
  }
}

/** `2024-01-12T18:00:00-06:00` or `2024-01-12`: the day moves, the rest of the text stays. */
function moveDate(text: string, days: number): string {
  return addDays(text.slice(0, 10), days) + text.slice(10)
}
