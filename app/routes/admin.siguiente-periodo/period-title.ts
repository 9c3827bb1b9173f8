/** What the next period is called, from the title of the one before: its ordinal is raised where the title has one, else added. */
import { PERIOD_ORDINALS } from '#exam-engine/convocatoria/move-texts.ts'

/** `next` is the number of the period to come. */
export function proposePeriodTitle(title: string, next: number): string {
  const [before, ordinal] = [PERIOD_ORDINALS[next - 2], PERIOD_ORDINALS[next - 1]]
  if (before !== undefined && ordinal !== undefined) {
    const raised = title.replace(new RegExp(`\\b${before} periodo\\b`, 'i'), `${ordinal} periodo`)
    if (raised !== title) return raised
  }
  return `${title.replace(/ · Periodo \d+$/, '')} · Periodo ${String(next)}`
}
