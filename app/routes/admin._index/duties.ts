/**
 * What the coordination has to do, from the facts of the process and `now`: what
 * is due, what is late, what waits for something else. Decides nothing that the
 * acts do not decide again.
 */
import { hours, type Instant, type Window } from '#exam-engine/kernel/time.ts'

export type DutyStatus = 'late' | 'now' | 'ahead' | 'done'

export type DutyKey = 'forms' | 'incidents' | 'marking' | 'freeze' | 'run' | 'publish' | 'acceptance'
  | 'resignations' | 'revocations'

export interface Duty {
  key: DutyKey
  status: DutyStatus
  /** How many things it is about: exams without a form, exams to mark, awards without an answer. */
  count: number
  /** The moment that matters: the next turno without a form, the end of a window. */
  at: Instant | null
}

export interface ExamFacts {
  startsAt: Instant
  endsAt: Instant
  hasForm: boolean
  candidates: number
  marked: number
}

export interface ProcessFacts {
  exams: readonly ExamFacts[]
  /** Ends of the turnos in which somebody is denied now: until then it can be undone. */
  deniedUntil: readonly Instant[]
  runs: readonly { ranAt: Instant | null, publishedAt: Instant | null }[]
  results: Window
  /** Awards that nobody has answered and that can still be answered. */
  undecided: number
  /** Resignations that were sent and wait for their receipt, from the oldest. */
  unanswered: readonly Instant[]
  /** Revocations that somebody proposed and nobody else has decided. */
  proposed: number
}

/** A form that is missing so shortly before its turno blocks it; marks are expected within a day. */
const SOON = hours(24)

/** All duties in the order of the process. Convocatoria §3.1, §4.2 B, §5.1, §5.3 */
export function listDuties(facts: ProcessFacts, now: Instant): Duty[] {
  const marking = judgeMarking(facts, now)
  return [
    judgeForms(facts, now), judgeIncidents(facts, now), marking,
    ...judgeSelection(facts, marking.status === 'done', now), judgeAcceptance(facts, now),
    ...judgeLeaving(facts),
  ]
}

function judgeForms({ exams }: ProcessFacts, now: Instant): Duty {
  const missing = exams.filter(({ hasForm }) => !hasForm)
  const next = earliest(missing.map(({ startsAt }) => startsAt))
  if (next === null) return { key: 'forms', status: 'done', count: 0, at: null }
  return { key: 'forms', status: next - now <= SOON ? 'late' : 'now', count: missing.length, at: next }
}

function judgeIncidents({ deniedUntil }: ProcessFacts, now: Instant): Duty {
  const open = deniedUntil.filter((until) => now < until)
  return { key: 'incidents', status: open.length > 0 ? 'now' : 'done', count: open.length, at: earliest(open) }
}

function judgeMarking({ exams }: ProcessFacts, now: Instant): Duty {
  const unmarked = exams.filter(({ candidates, marked }) => marked < candidates)
  const due = unmarked.filter(({ endsAt }) => now >= endsAt)
  const first = earliest(due.map(({ endsAt }) => endsAt))
  if (first !== null) {
    return { key: 'marking', status: now - first > SOON ? 'late' : 'now', count: due.length, at: first }
  }
  const next = earliest(unmarked.map(({ endsAt }) => endsAt))
  return { key: 'marking', status: next === null ? 'done' : 'ahead', count: unmarked.length, at: next }
}

/** Freeze, run, publish: one after the other; the step whose turn it is is late once the results should be open. */
function judgeSelection({ runs, results }: ProcessFacts, marked: boolean, now: Instant): Duty[] {
  const published = runs.some(({ publishedAt }) => publishedAt !== null)
  const ran = runs.some(({ ranAt }) => ranAt !== null)
  const steps = [
    { key: 'freeze' as const, done: runs.length > 0 },
    { key: 'run' as const, done: ran },
    { key: 'publish' as const, done: published },
  ]
  const current = steps.findIndex(({ done }) => !done)
  return steps.map(({ key, done }, index) => {
    const turn = index === current && (marked || index > 0)
    const status = done ? 'done' : turn ? (now >= results.from ? 'late' : 'now') : 'ahead'
    return { key, status, count: 0, at: results.from }
  })
}

function judgeAcceptance({ runs, results, undecided }: ProcessFacts, now: Instant): Duty {
  const published = runs.some(({ publishedAt }) => publishedAt !== null)
  if (!published || now < results.from) {
    return { key: 'acceptance', status: 'ahead', count: undecided, at: results.from }
  }
  return { key: 'acceptance', status: now < results.until ? 'now' : 'done', count: undecided, at: results.until }
}

/** Seats that are left or taken away: listed from the results on, as before nobody has one; an earlier period's count too. §5.14.6, §3.1 D */
function judgeLeaving({ runs, unanswered, proposed }: ProcessFacts): Duty[] {
  if (unanswered.length + proposed === 0 && runs.every(({ publishedAt }) => publishedAt === null)) return []
  const status = (open: number) => (open > 0 ? 'now' as const : 'done' as const)
  return [
    { key: 'resignations', status: status(unanswered.length), count: unanswered.length, at: earliest(unanswered) },
    { key: 'revocations', status: status(proposed), count: proposed, at: null },
  ]
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null)
}
