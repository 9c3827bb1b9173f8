/**
 * Tells candidates and supervisors that attempts changed. Of a crowd that changes
 * at once (T0, the close) all are read together. To the machine that holds the
 * lease the word that the exam opens brings what opens the sealed paper, so that a
 * whole turno need not ask for it.
 */
import type { Database } from '#db/client.ts'
import { listAttemptChanges } from '#db/queries/attempt-read.ts'
import { KeyFailure } from '#app/keys/content-keys.server.ts'
import { readOpening } from '#app/sealed-paper/opening.server.ts'
import type { Services } from '#app/services.server.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { ExamNamespace } from './exam-namespace.server.ts'
import { gather } from './gather.ts'
import { roomOf } from './presence.ts'
import type { OpenedView } from './protocol.ts'
import type { SedeNamespace } from './sede-namespace.server.ts'

/** As many are read at once at most. */
const TOGETHER = 500

type Changed = Awaited<ReturnType<typeof listAttemptChanges>>[number]

interface TellerParts extends Pick<Services, 'clock' | 'papers' | 'log'> {
  database: Database
  exam: ExamNamespace
  sede: SedeNamespace
  /** Called for each change before it is told. */
  onChange: (attemptId: string, state: string, opensAt: Instant) => void
}

/** Resolves once it is told; rejects when the attempt could not be read. */
export function createTeller(parts: TellerParts): (attemptId: string) => Promise<unknown> {
  return gather(TOGETHER, async (attemptIds: readonly string[]) => {
    const changes = await listAttemptChanges(parts.database.db, [...new Set(attemptIds)])
    for (const change of changes) {
      parts.onChange(change.id, change.state, change.opens_at)
      await tell(parts, change)
    }
    return attemptIds
  })
}

async function tell(parts: TellerParts, change: Changed): Promise<void> {
  const { exam, sede, clock } = parts
  const { id: attemptId, state, turno_id: turnoId, sede_code: sedeCode } = change
  const event = { state, now: clock.now() }
  if (state === 'inProgress') await tellOpening(parts, change)
  else if (state === 'handedIn' || state === 'closed' || state === 'cancelled') exam.to(attemptId).emit('closed', event)
  else exam.to(attemptId).emit('notice', event)
  sede.to(roomOf({ turnoId, sedeCode })).emit('attemptChanged', { attemptId, state })
}

/** Who does not hold the lease, or is connected to another node, hears of it and asks. */
async function tellOpening(parts: TellerParts, change: Changed): Promise<void> {
  const { exam, clock } = parts
  const event = { now: clock.now() }
  const here = [...exam.adapter.rooms.get(change.id) ?? []].flatMap((socketId) => exam.sockets.get(socketId) ?? [])
  const holders = here.filter(({ data }) => data.epoch !== null && data.epoch === change.lease_epoch)
  const opened = holders.length === 0 || event.now < change.opens_at ? null : await readOpened(parts, change)
  if (opened === null) {
    exam.to(change.id).emit('opens', event)
    return
  }
  for (const holder of holders) holder.emit('opens', { ...event, opened })
  exam.to(change.id).except(holders.map(({ id }) => id)).emit('opens', event)
}

/** A key that this node cannot read is asked for by the page, and refused with words there. */
async function readOpened({ papers, log }: TellerParts, change: Changed): Promise<OpenedView | null> {
  const { form_id: formId, permutation_seed: seed } = change
  if (formId === null || seed === null) return null
  try {
    return {
      opening: await readOpening(papers, { formId, seed }), epoch: change.lease_epoch, opensAt: change.opens_at,
      closesAt: change.closes_at, acceptsUntil: change.accepts_until, timesVersion: change.times_version,
    }
  } catch (error) {
    if (!(error instanceof KeyFailure)) throw error
    log.error({ code: error.code }, 'a sealed paper cannot be opened')
    return null
  }
}
