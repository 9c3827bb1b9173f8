/** Gives seats, moves a person, names or takes away a supervisor; a refusal stands where it is mended. */
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'
import { dismissPost, postSupervisor } from '#app/use-cases/post-supervisor.server.ts'
import { assignTurnoSeats, moveCandidate } from '#app/use-cases/seat-candidates.server.ts'
import { seatingSchema } from './schema.ts'

export interface SeatingReply {
  intent: 'assign' | 'move' | 'post'
  result: SubmissionResult
}

const FIELDS: Readonly<Record<string, string>> = {
  ROOM_FULL: 'roomId', ROOM_UNKNOWN: 'roomId', SEAT_TAKEN: 'number', SEAT_OUT_OF_ROOM: 'number',
  NOT_A_SUPERVISOR: 'personId', POSTED_ALREADY: 'personId', SITS_IN_TURNO: 'personId',
}

export async function submitSeating(args: SedeArgs) {
  const { actor, sede } = await openSede(args)
  const { turnoId } = args.params
  if (!isUuid(turnoId)) throw notFound()
  const form = await args.request.formData()
  const intent = readIntent(form.get('intent'))
  const submission = parseWithZod(form, { schema: seatingSchema })
  if (submission.status !== 'success') return reply({ intent, result: submission.reply() }, 422)
  const { services } = args.context
  const { value } = submission
  const place = { turnoId, sedeCode: sede.code }
  const act = async () => {
    switch (value.intent) {
      case 'assign':
        return assignTurnoSeats(services, actor, { ...place, again: false })
      case 'assignAgain':
        return assignTurnoSeats(services, actor, { ...place, again: true })
      case 'move':
        return moveCandidate(services, actor, { ...place, ...value, number: value.number ?? null })
      case 'post':
        return postSupervisor(services, actor, { ...place, personId: value.personId, roomId: value.postRoomId ?? null })
      case 'dismiss':
        return dismissPost(services, actor, { ...place, postId: value.postId })
    }
  }
  const done = await act()
  if (done.ok) throw redirect(`/sede/${sede.code}/turno/${turnoId}`)
  if (done.refusal === 'TURNO_UNKNOWN' || done.refusal === 'SEDE_WITHOUT_ROSTER') throw notFound()
  const text = describeRefusal(done)
  const field = FIELDS[done.refusal]
  const result = field === undefined
    ? submission.reply({ formErrors: [text] }) : submission.reply({ fieldErrors: { [field]: [text] } })
  return reply({ intent, result }, refusalStatus(done.refusal))
}

function readIntent(sent: FormDataEntryValue | null): SeatingReply['intent'] {
  if (sent === 'move') return 'move'
  return sent === 'post' || sent === 'dismiss' ? 'post' : 'assign'
}

function reply(content: SeatingReply, status: number) {
  return data(content, { status })
}
