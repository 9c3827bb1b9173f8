/** Records the inquiry for the coordination; the page then shows it among those of the turno. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { askHref } from '#app/board/board-href.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { recordEntryInquiry } from '#app/use-cases/record-entry-inquiry.server.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'
import { inquirySchema } from './schema.ts'

export async function submitInquiry(args: ActionFunctionArgs) {
  const { actor, board: { turno, sede } } = await openBoard(args)
  const submission = parseWithZod(await args.request.formData(), { schema: inquirySchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { searched, personId, note } = submission.value
  const recorded = await recordEntryInquiry(args.context.services, actor, {
    turnoId: turno.id, sedeCode: sede.code, searched, personId: personId ?? null, note,
  })
  if (recorded.ok) throw redirect(askHref(turno.id, sede.code, searched))
  return data(submission.reply({ formErrors: [describeRefusal(recorded)] }), {
    status: refusalStatus(recorded.refusal),
  })
}
