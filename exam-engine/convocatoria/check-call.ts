// What a call that is being written lacks, or says twice and differently. All findings, not the first; each with the
// part where it is mended and its clause. A blocking one forbids to publish; the others ask to look. From the document,
// the other calls and `now`; nothing is changed here.
import { findContradiction } from './contradictions.ts'
import { callId, rulesOf, type CallDocument } from './call-document.ts'
import type { CheckContext, Finding } from './call-findings.ts'
import { checkArticles } from './check-articles.ts'
import { checkCourses, checkCronograma } from './check-courses.ts'
import { checkDates } from './check-dates.ts'
import { checkErrata } from './check-errata.ts'
import { checkResignation } from './check-resignation.ts'
import { checkSeats } from './check-seats.ts'
import { checkScore, checkTexts } from './check-texts.ts'
import { callEnd } from './windows.ts'

/** Every finding, in the order of the parts. Convocatoria §1.1, §2.1, §3.2, §4.3, §5.1 */
export function checkCall(document: CallDocument, context: CheckContext): Finding[] {
  const rules = rulesOf(document)
  const { amends } = context
  const findings = [
    ...checkAmongOthers(document, context),
    ...amends === null ? [] : checkErrata(document, amends),
    // The day on which a published call came out is past, and stays what it was.
    ...checkDates(document, rules, context.now).filter(({ code }) => amends === null || code !== 'PUBLICATION_PAST'),
    ...context.unchecked.map((part): Finding =>
      ({ code: 'DATES_UNCHECKED', part, clause: '5.20', blocking: true, about: part })),
    ...checkCourses(rules, context.undecided),
    ...checkCronograma(document, rules),
    ...checkSeats(document, context.knownSedes),
    ...checkScore(document, rules),
    ...checkArticles(rules),
    ...checkResignation(rules),
    ...checkTexts(document, rules),
  ]
  // Whatever the rules themselves would refuse is not published, though nothing above names it.
  const contradiction = isBlocked(findings) ? null : findContradiction(rules)
  if (contradiction === null) return findings
  return [...findings, { code: 'CONTRADICTION', part: 'datos', clause: '5.20', blocking: true, about: contradiction }]
}

export function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some(({ blocking }) => blocking)
}

/** One call at a time is in force: who registers in one must not wait for the end of the one before. */
function checkAmongOthers(document: CallDocument, { others }: CheckContext): Finding[] {
  const id = callId(document)
  const rules = rulesOf(document)
  const { publishedAt, windows: { registration } } = rules
  return others.flatMap((other): Finding[] => {
    if (other.id === id) return [{ code: 'CALL_EXISTS', part: 'datos', clause: '2.1', blocking: true, about: id }]
    const apart = publishedAt < other.publishedAt ? callEnd(rules) <= other.opensAt : registration.from >= other.endsAt
    return apart ? [] : [{ code: 'OVERLAPS_OTHER_CALL', part: 'fechas', clause: '2.1', blocking: true, about: other.id }]
  })
}
