/** Corrects what the roster says of the course, or says why not. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { correctRoster } from '#app/use-cases/correct-roster.server.ts'
import { rosterSchema } from './schema.ts'

export async function submitRosterCorrection(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { personId } = args.params
  if (!isUuid(personId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: rosterSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { reason, rotation_sede: rotation, ...rest } = submission.value
  const done = await correctRoster(args.context.services, actor, {
    personId, reason, fields: { ...rest, rotation_sede: rotation ?? null },
  })
  if (done.ok) throw redirect(`/admin/expedientes/${personId}?hecho=corregido`)
  const text = describeRefusal(done)
  const atCourse = done.refusal === 'COURSE_OF_REGISTERED'
  return data(submission.reply(atCourse ? { fieldErrors: { ceme: [text] } } : { formErrors: [text] }), {
    status: refusalStatus(done.refusal),
  })
}
