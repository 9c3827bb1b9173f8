/**
 * What one candidate was told: every acknowledgement as it came off the line, and
 * every answer that the server showed. The examiner compares it with the database;
 * nothing else of the simulator's memory counts.
 */
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { ExamSocket } from '#app/exam-client/socket.ts'
import type { SaveByRequest } from '#app/exam-client/save-by-request.ts'
import type { AttachReply, Refusal, SaveReply, SaveRequest } from '#app/live/protocol.ts'

export interface Told {
  itemId: string
  revision: number
  optionId: string | null
  flagged: boolean
  struck: readonly string[]
}

export interface CandidateRecord {
  /** By operation id: acknowledged as saved. */
  readonly acked: Map<string, Told & { epoch: number }>
  /** Shown by an attach as what the server holds. */
  readonly shown: Told[]
  /** Refusals of operations and messages, counted by code. */
  readonly refused: Record<string, number>
  /** On this process's monotonic clock: when acknowledgements came. */
  onAck: (sentAt: number) => void
}

export function createRecord(onAck: (sentAt: number) => void): CandidateRecord {
  return { acked: new Map(), shown: [], refused: {}, onAck }
}

/** Lets the record hear what the socket is answered. The store above it notices nothing. */
export function tapSocket(socket: ExamSocket, record: CandidateRecord): void {
  const emit = socket.emit.bind(socket) as (event: string, ...rest: unknown[]) => ExamSocket
  const tapped = (event: string, ...rest: unknown[]) => {
    const answer = rest.at(-1)
    if (typeof answer !== 'function' || (event !== 'save' && event !== 'attach')) return emit(event, ...rest)
    const sentAt = performance.now()
    const hear = (error: unknown, reply: unknown) => {
      if (error === null && event === 'save') hearSave(record, rest[0] as SaveRequest, reply as SaveReply | Refusal, sentAt)
      if (error === null && event === 'attach') hearAttach(record, reply as AttachReply)
      Reflect.apply(answer, undefined, [error, reply])
    }
    return emit(event, ...rest.slice(0, -1), hear)
  }
  socket.emit = tapped as ExamSocket['emit']
}

/** As tapSocket, for saves by request. */
export function tapRequests(send: SaveByRequest, record: CandidateRecord): SaveByRequest {
  return async (request) => {
    const sentAt = performance.now()
    const reply = await send(request)
    hearSave(record, request, reply, sentAt)
    return reply
  }
}

function hearSave(
  record: CandidateRecord, { epoch, ops }: SaveRequest, reply: SaveReply | Refusal, sentAt: number,
): void {
  const refuse = (refusal: string) => { record.refused[refusal] = (record.refused[refusal] ?? 0) + 1 }
  if (!reply.ok) {
    refuse((reply as Partial<Refusal>).refusal ?? 'SERVER_STARTING')
    return
  }
  reply.results.forEach((result, index) => {
    const operation = ops[index]
    if (operation === undefined) throw new Error('an answer to what was not asked')
    if (result.ok) record.acked.set(operation.opId, { ...contentOf(operation), epoch })
    else refuse(result.refusal)
    if (result.ok) record.onAck(sentAt)
  })
}

function hearAttach(record: CandidateRecord, reply: AttachReply): void {
  if (reply.ok) record.shown.push(...reply.answers.map(contentOf))
}

function contentOf({ itemId, revision, optionId, flagged, struck }: Told | SaveOperation): Told {
  return { itemId, revision, optionId, flagged, struck }
}
