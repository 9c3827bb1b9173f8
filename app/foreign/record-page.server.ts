/** The records of one foreign resident, and a new one: for the coordination, and for the OOAD of the new sede. §5.18 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { recordForeignDuty } from '#app/use-cases/record-foreign-duty.server.ts'
import { listForeignRecords } from '#db/queries/foreign-records.ts'
import { readForeignResidents } from './read-foreign.server.ts'
import { recordSchema } from './record-schema.ts'

type Reader = 'admin' | 'ooad'

export async function readRecordPage(args: LoaderFunctionArgs, as: Reader) {
  const actor = await requireRole(args, as)
  const { db } = args.context.services.database
  const list = await readForeignResidents(db, actor)
  const resident = list?.residents.find(({ awardId }) => awardId === args.params['awardId'])
  if (list === null || resident === undefined) throw notFound()
  const records = await listForeignRecords(db, resident.awardId)
  return {
    now: list.now, until: list.until, resident,
    records: records.map(({ givenNames, firstSurname, ...record }) => ({ ...record, by: `${givenNames} ${firstSurname}` })),
  }
}

export type RecordPage = Awaited<ReturnType<typeof readRecordPage>>

export async function submitRecord(args: ActionFunctionArgs, as: Reader) {
  const actor = await requireRole(args, as)
  const { awardId } = args.params
  if (!isUuid(awardId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: recordSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { duty, outcome, on, note } = submission.value
  const done = await recordForeignDuty(args.context.services, actor, {
    awardId, duty, note, fulfilledOn: outcome === 'fulfilled' ? on ?? null : null,
  })
  if (done.ok) throw redirect(`/${as}/extranjeros/${awardId}`)
  // Whether a seat of another OOAD exists is nobody's business.
  if (done.refusal === 'AWARD_UNKNOWN' || done.refusal === 'FOREIGN_NOT_YOURS') throw notFound()
  const text = describeRefusal(done)
  const errors = done.refusal === 'FOREIGN_DAY_IN_FUTURE' ? { fieldErrors: { on: [text] } } : { formErrors: [text] }
  return data(submission.reply(errors), { status: refusalStatus(done.refusal) })
}
