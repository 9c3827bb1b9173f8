/**
 * From what the browser says of the page to absences worth telling: one report
 * when an absence has lasted a moment, one when it ends. Leaving a window and
 * hiding its page in one gesture is one absence. Decides nothing about the exam.
 */
import type { FocusReport } from '#app/live/focus-protocol.ts'

export interface PageSight {
  /** The page is on the screen. */
  readonly visible: boolean
  /** The window has the keyboard. */
  readonly focused: boolean
  readonly fullScreen: boolean
}

/** A report with the moment at which it happened, on the clock that the tracker was given. */
export type TimedReport = Omit<FocusReport, 'delayMs'> & { readonly happenedAt: number }

/** Shorter absences are the browser's own doing: a dialog of it, a print. */
export const MOMENT_MS = 700

interface Absence {
  readonly eventId: string
  readonly since: number
  readonly kind: FocusReport['kind']
  readonly told: boolean
}

export interface FocusTracker {
  /** What the page shows now; returns what is to be told. To be called on each change and again after MOMENT_MS. */
  look(sight: PageSight, now: number): TimedReport[]
}

export function createFocusTracker(drawId: () => string): FocusTracker {
  let away: Absence | null = null
  let outside: Absence | null = null
  let hadFullScreen = false

  const follow = (before: Absence | null, kind: FocusReport['kind'] | null, now: number, reports: TimedReport[]) => {
    if (kind === null) {
      if (before?.told === true) reports.push(ended(before, now))
      return null
    }
    const absence: Absence = before === null
      ? { eventId: drawId(), since: now, kind, told: false }
      : before.told ? before : { ...before, kind }
    if (absence.told || now - absence.since < MOMENT_MS) return absence
    reports.push(begun(absence))
    return { ...absence, told: true }
  }

  return {
    look({ visible, focused, fullScreen }, now) {
      const reports: TimedReport[] = []
      away = follow(away, !visible ? 'pageHidden' : focused ? null : 'windowLeft', now, reports)
      // Who never had the full screen has not left it.
      outside = follow(outside, hadFullScreen && !fullScreen ? 'fullScreenLeft' : null, now, reports)
      hadFullScreen ||= fullScreen
      return reports
    },
  }
}

function begun({ eventId, kind, since }: Absence): TimedReport {
  return { eventId, kind, phase: 'left', awayMs: null, happenedAt: since }
}

function ended({ eventId, kind, since }: Absence, now: number): TimedReport {
  return { eventId, kind, phase: 'returned', awayMs: Math.max(0, Math.round(now - since)), happenedAt: now }
}
