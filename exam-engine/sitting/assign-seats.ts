// Who sits where: candidates of one sede and turno over its rooms, the same for the same input. The rule, in order:
// 1. Accessible rooms first if anybody has an adjustment, else all alike; within that by name. Numbers from 1 upwards:
//    what stays free is at the end of the last room, as a reserve for a machine that fails.
// 2. Whoever has an adjustment sits in an accessible room while one has a seat: there those are placed first, by folio.
// 3. On each seat the exam of fewest neighbours (left and right) of the same exam; then the one with most people
//    left, then by exam id: two exams that share the turno alternate. Within an exam by folio.
// 4. Then two people swap, in the order of the seats, wherever that leaves fewer neighbours of one exam and takes
//    access from nobody, until no swap does.
// Never over capacity, nobody twice, no seat twice. Who does not fit is named, and who sits without the access.

export type SeatRoom = {
  readonly id: string
  readonly name: string
  readonly capacity: number
  readonly accessible: boolean
}

export type SeatCandidate = {
  readonly attemptId: string
  readonly folio: string
  readonly examId: string
  /** By a resolution in force. */
  readonly adjusted: boolean
}

export type Seat = { readonly attemptId: string; readonly roomId: string; readonly number: number }

export type Seating = {
  /** The new ones, beside those that were kept. */
  readonly seats: readonly Seat[]
  /** Attempts without a seat: the rooms are full. */
  readonly unseated: readonly string[]
  /** Attempts with an adjustment whose seat is in a room without access, for want of another. */
  readonly withoutAccess: readonly string[]
}

type Queue = { readonly adjusted: SeatCandidate[]; readonly others: SeatCandidate[] }

/** Seats those who have none in `kept`, whose seats stay. `kept` names candidates and rooms that are given. */
export function assignSeats(
  rooms: readonly SeatRoom[],
  candidates: readonly SeatCandidate[],
  kept: readonly Seat[] = [],
): Seating {
  const examOf = new Map(candidates.map(({ attemptId, examId }) => [attemptId, examId]))
  const keptIds = new Set(kept.map(({ attemptId }) => attemptId))
  const examAt = new Map(kept.map(({ attemptId, roomId, number }) => [place(roomId, number), examOf.get(attemptId)]))
  const waiting = candidates.filter(({ attemptId }) => !keptIds.has(attemptId)).sort(byFolio)
  const queues = queueByExam(waiting)
  const someAdjusted = candidates.some(({ adjusted }) => adjusted)
  const free = orderRooms(rooms, someAdjusted).flatMap((room) => listNumbers(room.capacity)
    .filter((number) => !examAt.has(place(room.id, number))).map((number) => ({ room, number })))
  let accessibleLeft = free.filter(({ room }) => room.accessible).length
  let adjustedLeft = waiting.filter(({ adjusted }) => adjusted).length
  const given: Given[] = []
  for (const { room, number } of free) {
    const onlyAdjusted = room.accessible && adjustedLeft > 0 && adjustedLeft >= accessibleLeft
    const neighbours = [examAt.get(place(room.id, number - 1)), examAt.get(place(room.id, number + 1))]
    const examId = chooseExam(queues, neighbours, onlyAdjusted)
    if (examId === null) break
    const chosen = takeFrom(queues, examId, room.accessible)
    if (room.accessible) accessibleLeft -= 1
    if (chosen.adjusted) adjustedLeft -= 1
    examAt.set(place(room.id, number), chosen.examId)
    given.push({ room, number, person: chosen })
  }
  swapForOtherNeighbours(given, examAt)
  const unseated = [...queues.values()].flatMap(({ adjusted, others }) => [...adjusted, ...others]).sort(byFolio)
  return {
    seats: given.map(({ room, number, person }) => ({ attemptId: person.attemptId, roomId: room.id, number })),
    unseated: unseated.map(({ attemptId }) => attemptId),
    withoutAccess: given.filter(({ room, person }) => person.adjusted && !room.accessible)
      .map(({ person }) => person.attemptId),
  }
}

type Given = { readonly room: SeatRoom; readonly number: number; person: SeatCandidate }

function swapForOtherNeighbours(given: readonly Given[], examAt: Map<string, string | undefined>): void {
  const put = (seat: Given, person: SeatCandidate): void => {
    seat.person = person
    examAt.set(place(seat.room.id, seat.number), person.examId)
  }
  const countAround = ({ room, number, person }: Given): number => [number - 1, number + 1]
    .filter((beside) => examAt.get(place(room.id, beside)) === person.examId).length
  const swap = (one: Given, other: Given): void => {
    const { person } = one
    put(one, other.person)
    put(other, person)
  }
  for (let improved = true; improved;) {
    improved = false
    for (const [index, one] of given.entries()) {
      for (const other of given.slice(index + 1)) {
        const keepsAccess = one.room.accessible === other.room.accessible
          || one.person.adjusted === other.person.adjusted
        if (one.person.examId === other.person.examId || !keepsAccess) continue
        const before = countAround(one) + countAround(other)
        if (before === 0) continue
        swap(one, other)
        if (countAround(one) + countAround(other) < before) improved = true
        else swap(one, other)
      }
    }
  }
}

/** As people read them: "Aula 2" before "Aula 10"; of one name by id. */
export function compareRooms(left: Pick<SeatRoom, 'name' | 'id'>, right: Pick<SeatRoom, 'name' | 'id'>): number {
  const [one, other] = [sortKey(left), sortKey(right)]
  return one < other ? -1 : one > other ? 1 : 0
}

function sortKey({ name, id }: Pick<SeatRoom, 'name' | 'id'>): string {
  return `${name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'))}\n${id}`
}

function orderRooms(rooms: readonly SeatRoom[], accessibleFirst: boolean): SeatRoom[] {
  return [...rooms].sort((left, right) =>
    (accessibleFirst ? Number(right.accessible) - Number(left.accessible) : 0) || compareRooms(left, right))
}

function queueByExam(waiting: readonly SeatCandidate[]): Map<string, Queue> {
  const groups = Map.groupBy(waiting, ({ examId }) => examId)
  return new Map([...groups].map(([examId, group]) => [examId, {
    adjusted: group.filter(({ adjusted }) => adjusted), others: group.filter(({ adjusted }) => !adjusted),
  }]))
}

function chooseExam(
  queues: ReadonlyMap<string, Queue>,
  neighbours: readonly (string | undefined)[],
  onlyAdjusted: boolean,
): string | null {
  const choices = [...queues].map(([examId, { adjusted, others }]) => ({
    examId,
    possible: onlyAdjusted ? adjusted.length : adjusted.length + others.length,
    left: adjusted.length + others.length,
    same: neighbours.filter((neighbour) => neighbour === examId).length,
  })).filter(({ possible }) => possible > 0)
  const [best] = choices.sort((one, other) =>
    one.same - other.same || other.left - one.left || (one.examId < other.examId ? -1 : 1))
  return best?.examId ?? null
}

/** With access those first who need it, without access those last. */
function takeFrom(queues: ReadonlyMap<string, Queue>, examId: string, accessible: boolean): SeatCandidate {
  const queue = queues.get(examId)
  const order = queue === undefined ? [] : accessible ? [queue.adjusted, queue.others] : [queue.others, queue.adjusted]
  const taken = order.find((list) => list.length > 0)?.shift()
  if (taken === undefined) throw new Error(`nobody of exam ${examId} is left`)
  return taken
}

function listNumbers(capacity: number): number[] {
  return Array.from({ length: capacity }, (_, index) => index + 1)
}

function place(roomId: string, number: number): string {
  return `${roomId} ${number}`
}

function byFolio(left: SeatCandidate, right: SeatCandidate): number {
  return left.folio < right.folio ? -1 : left.folio > right.folio ? 1 : 0
}
