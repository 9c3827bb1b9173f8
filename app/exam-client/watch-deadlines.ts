/** The page asks by itself when the server's clock says that the exam opens or ends: a lost push delays it by seconds. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { ExamSnapshot } from './exam-snapshot.ts'

const LOOK_EVERY_MS = 250
/** At T0 the server tells every page by itself; a turno that asked at once would only hold it up. */
const ASK_AT_T0_MS = { least: 1500, spread: 2500 }

interface DeadlineParts {
  now: () => Instant | null
  /** What the page shows; null while it could not ask, or is asking. */
  read: () => ExamSnapshot | null
  onDue: () => void
}

/** Returns how to stop. */
export function watchDeadlines({ now, read, onDue }: DeadlineParts): () => void {
  const askAtT0Ms = ASK_AT_T0_MS.least + Math.random() * ASK_AT_T0_MS.spread
  const timer = setInterval(() => {
    const [at, shown] = [now(), read()]
    if (at === null || shown === null) return
    const { state, opensAt, acceptsUntil } = shown
    const due = (state === 'admitted' && opensAt !== null && at >= opensAt + askAtT0Ms)
      || (state === 'inProgress' && acceptsUntil !== null && at >= acceptsUntil)
    if (due) onDue()
  }, LOOK_EVERY_MS)
  return () => { clearInterval(timer) }
}
