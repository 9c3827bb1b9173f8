/** The facts behind the overview: exams, incidents, runs, awards and the turnos of the day, all read at one instant. */
import type { AppLoadContext } from '@remix-run/node'
import type { DbOrTrx } from '#db/client.ts'
import { listExamProgress } from '#db/queries/admin-exams.ts'
import { listIncidents } from '#db/queries/admin-incidents.ts'
import { countAttemptsByTurno } from '#db/queries/admin-turnos.ts'
import { countAwards } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { listSentResignations } from '#db/queries/resignations.ts'
import { listRevocations } from '#db/queries/revocations.ts'
import { listRuns } from '#db/queries/selection-runs.ts'
import { outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import { phaseOf, readCurrentConvocatoria, type CurrentConvocatoria } from '#app/current-convocatoria.server.ts'
import { formatDate } from '#app/labels/format-time.ts'
import { listDuties } from './duties.ts'

/** Null before any convocatoria. */
export async function readOverview({ services: { database: { db } } }: AppLoadContext) {
  const [now, convocatoria] = await Promise.all([readNow(db), readCurrentConvocatoria(db)])
  if (convocatoria === null) return null
  const { id, title, calendar } = convocatoria
  const [exams, incidents, runs, undecided, turnos, resignations, revocations] = await Promise.all([
    listExamProgress(db, id), listIncidents(db, id), listRuns(db, id), countUndecided(db, id, calendar.results, now),
    readTurnosOfToday(db, convocatoria, now), listSentResignations(db), listRevocations(db),
  ])
  const duties = listDuties({
    exams: exams.map((exam) => ({
      startsAt: exam.starts_at, endsAt: exam.ends_at, hasForm: exam.version !== null,
      candidates: exam.candidates, marked: exam.marked,
    })),
    deniedUntil: incidents.filter(({ state }) => state === 'denied').map((row) => row.closes_at),
    runs: runs.filter((run) => run.discarded_at === null).map((run) => ({ ranAt: run.ran_at, publishedAt: run.published_at })),
    results: calendar.results,
    undecided,
    unanswered: resignations.flatMap(({ state, sentAt }) => (state === 'sent' && sentAt !== null ? [sentAt] : [])),
    proposed: revocations.filter(({ outcome }) => outcome === null).length,
  }, now)
  return { now, title, phase: phaseOf(calendar, now), duties, ...turnos }
}

async function countUndecided(db: DbOrTrx, convocatoriaId: string, results: Window, now: Instant): Promise<number> {
  const rows = await countAwards(db, convocatoriaId)
  return rows.filter(({ state }) => outcomeOf(state, now, results) === 'pending')
    .reduce((sum, { awards }) => sum + awards, 0)
}

/** The turnos of this day in central time with their national counts; on a day without one, when the next starts. */
async function readTurnosOfToday(db: DbOrTrx, { id, turnos }: CurrentConvocatoria, now: Instant) {
  const today = turnos.filter(({ startsAt }) => formatDate(startsAt) === formatDate(now))
  const next = turnos.find(({ startsAt }) => startsAt > now) ?? null
  const counts = today.length === 0 ? [] : await countAttemptsByTurno(db, id, now)
  return {
    today: today.map((turno) => ({ ...turno, counts: counts.filter(({ turnoId }) => turnoId === turno.id) })),
    nextStartsAt: next?.startsAt ?? null,
  }
}

export type Overview = NonNullable<Awaited<ReturnType<typeof readOverview>>>
export type TurnoOfToday = Overview['today'][number]
