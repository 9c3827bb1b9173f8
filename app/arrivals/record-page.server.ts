/** The records of one arrival, and a new one: for the OOAD of the new sede, and for a UMAE. §5.9.3, §5.12 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { recordArrival } from '#app/use-cases/record-arrival.server.ts'
import { listArrivalRecords } from '#db/queries/arrivals.ts'
import { readArriving } from './read-arrivals.server.ts'
import type { OpenReceiver, ReceiverArgs } from './receiver.server.ts'
import { arrivalSchema } from './record-schema.ts'

export async function readRecordPage(args: ReceiverArgs, { receiver, base, actor }: OpenReceiver) {
  const { db } = args.context.services.database
  const view = await readArriving(db, receiver)
  const person = view?.people.find(({ awardId }) => awardId === args.params.awardId)
  if (view === null || person === undefined) throw notFound()
  const records = await listArrivalRecords(db, person.awardId)
  const { now, begins, arrivesOn } = view
  return {
    base, now, begins, arrivesOn, person, own: person.personId === actor.personId,
    records: records.map(({ givenNames, firstSurname, ...record }) => ({ ...record, id: Number(record.id), by: `${givenNames} ${firstSurname}` })),
  }
}

export type ArrivalPage = Awaited<ReturnType<typeof readRecordPage>>

const FIELDS = {
  ARRIVAL_BEFORE_ITS_DAY: 'on', ARRIVAL_DAY_IN_FUTURE: 'on', ARRIVAL_NEEDS_REASON: 'reason',
} as const

export async function submitArrival(args: ReceiverArgs, { actor, base }: OpenReceiver) {
  const { awardId } = args.params
  if (!isUuid(awardId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: arrivalSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { outcome, on, reason, seen } = submission.value
  const done = await recordArrival(args.context.services, actor, {
    awardId, arrivedOn: outcome === 'arrived' ? on ?? null : null, reason, seenId: seen ?? null,
  })
  if (done.ok) throw redirect(`${base}/${awardId}`)
  // Whether a seat of elsewhere exists is nobody's business.
  if (done.refusal === 'AWARD_UNKNOWN' || done.refusal === 'ARRIVAL_NOT_YOURS') throw notFound()
  const text = describeRefusal(done)
  const field = FIELDS[done.refusal as keyof typeof FIELDS] as 'on' | 'reason' | undefined
  return data(submission.reply(field === undefined ? { formErrors: [text] } : { fieldErrors: { [field]: [text] } }), {
    status: refusalStatus(done.refusal),
  })
}
