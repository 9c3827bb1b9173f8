/**
 * Every fifth machine dies: its line falls silent and is never closed. The
 * supervisor releases it; the candidate signs in on another one and goes on where the
 * server saw the exam last.
 */
import { readSession } from '#app/http/sessions.server.ts'
import { releaseLease } from '#app/use-cases/release-lease.server.ts'
import { openSession } from '#tests/factories/open-session.ts'
import { openLink, type BreakableLink } from '../harness/breakable-link.ts'
import type { Fault, World } from '../harness/fault.ts'
import type { SimulatedCandidate } from '../harness/candidate.ts'

const DIES = 5
const WITHIN_MS = 30_000

/** The release is decided in the database; no server hears of it here. */
const DEAF = { leaseReleased: () => undefined, unsentOf: () => null }

let link: BreakableLink

export const machineDies: Fault = {
  name: 'machine dies, hand-over',
  affects: (index) => index % DIES === 0,
  async connect({ port, origin }) {
    link = await openLink(port)
    return { originOf: (index) => index % DIES === 0 ? link.origin : origin, close: () => { link.close() } }
  },
  async inject(world) {
    link.break()
    const from = performance.now()
    await Promise.all(world.crowd.filter((_, index) => index % DIES === 0).map((one) => moveToOther(world, one)))
    if (performance.now() - from > WITHIN_MS) throw new Error('a hand-over took longer than 30 seconds')
  },
}

async function moveToOther({ sitting, origin }: World, candidate: SimulatedCandidate): Promise<void> {
  const { attempt } = candidate
  const cookie = await openSession(sitting.owner, attempt.personId)
  const cookieOfSede = attempt.sedeCode === 'A' ? sitting.staff.supervisorA.cookie : sitting.staff.supervisorB.cookie
  const supervisor = await readSession(sitting.app, cookieOfSede)
  if (supervisor === null) throw new Error('the supervisor has no session')
  const released = await releaseLease({ database: sitting.app, live: DEAF }, supervisor, {
    attemptId: attempt.id, release: { reason: 'machineDied', note: '' },
  })
  if (!released.ok) throw new Error(released.refusal)
  candidate.open({ origin, cookie, onOtherMachine: true })
  await candidate.hold()
}
