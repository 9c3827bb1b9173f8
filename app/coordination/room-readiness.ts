/**
 * Of the proof before the day: each candidate has one seat, in a room of the own sede, with a supervisor; each sede has
 * seats for its fullest turno and certified machines where people sit. Names everybody, by person where it is of one.
 */
import type { Check, Lookup, Problem, ReadyAttempt } from './readiness-snapshot.ts'

export const ROOM_CHECKS: readonly Check[] = [findCapacity, findMissingSeats, findUnpostedSeats]

/** §3.1 C: per sede and turno, rooms for everybody, and in each room a machine for everybody who sits in it. */
function findCapacity({ attempts, rooms, turnoOf, sedeName }: Lookup): Problem[] {
  return [...placesOf(attempts).values()].flatMap((there): Problem[] => {
    const [first] = there
    if (first === undefined) return []
    const { sedeCode } = first
    const own = rooms.filter((room) => room.sedeCode === sedeCode)
    const report = (kind: Problem['kind'], found: string): Problem =>
      ({ kind, turno: turnoOf(first.turnoId), subject: sedeCode, name: sedeName(sedeCode), found, examId: null })
    if (own.length === 0) return [report('SEDE_WITHOUT_ROOMS', `${String(there.length)} aspirantes`)]
    const capacity = own.reduce((sum, room) => sum + room.capacity, 0)
    const short = own.flatMap(({ id, name, machines }) => {
      const sitting = there.filter(({ roomId }) => roomId === id).length
      return machines === null || sitting <= machines ? []
        : [report('ROOM_SHORT_OF_MACHINES', `${name}: ${String(sitting)} lugares, ${String(machines)} equipos`)]
    })
    return [
      ...(there.length <= capacity ? []
        : [report('SEDE_OVER_CAPACITY', `${String(there.length)} aspirantes, ${String(capacity)} lugares`)]),
      ...short,
    ]
  })
}

/** §3.1 C: one seat per candidate, at the sede of the attempt. That nobody has two, the database holds. */
function findMissingSeats({ attempts, candidates, rooms, turnoOf, sedeName }: Lookup): Problem[] {
  const sedeOf = new Map(rooms.map(({ id, sedeCode }) => [id, sedeCode]))
  return ofPeople(attempts, candidates).flatMap(({ attempt, owner }): Problem[] => {
    const { turnoId, sedeCode, roomId } = attempt
    const report = (kind: Problem['kind'], found: string): Problem =>
      ({ kind, turno: turnoOf(turnoId), subject: owner.folio, name: owner.name, found, examId: null })
    if (roomId === null) return [report('CANDIDATE_WITHOUT_SEAT', sedeName(sedeCode))]
    const seated = sedeOf.get(roomId)
    return seated === sedeCode ? [] : [report('SEAT_AT_ANOTHER_SEDE', sedeName(seated ?? '?'))]
  })
}

/** §3.1 C: somebody is posted in the room or at the whole sede. A sede without any supervisor is named as such. */
function findUnpostedSeats({ attempts, candidates, posts, supervisors, turnoOf, sedeName }: Lookup): Problem[] {
  const supervised = new Set(supervisors.map(({ sedeCode }) => sedeCode))
  const posted = new Set(posts.map(({ turnoId, sedeCode, roomId }) => `${turnoId} ${sedeCode} ${roomId ?? ''}`))
  return ofPeople(attempts, candidates).flatMap(({ attempt, owner }): Problem[] => {
    const { turnoId, sedeCode, roomId } = attempt
    const here = `${turnoId} ${sedeCode}`
    const covered = posted.has(`${here} `) || (roomId !== null && posted.has(`${here} ${roomId}`))
    return covered || !supervised.has(sedeCode) ? [] : [{
      kind: 'CANDIDATE_WITHOUT_SUPERVISOR', turno: turnoOf(turnoId), subject: owner.folio, name: owner.name,
      found: sedeName(sedeCode), examId: null,
    }]
  })
}

function placesOf(attempts: readonly ReadyAttempt[]): Map<string, ReadyAttempt[]> {
  return Map.groupBy(attempts, ({ turnoId, sedeCode }) => `${turnoId} ${sedeCode}`)
}

function ofPeople(attempts: Lookup['attempts'], candidates: Lookup['candidates']) {
  const owners = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  return attempts.flatMap((attempt) => {
    const owner = owners.get(attempt.candidateId)
    return owner === undefined ? [] : [{ attempt, owner }]
  })
}
