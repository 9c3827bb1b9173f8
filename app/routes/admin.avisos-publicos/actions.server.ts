/** Publishes an aviso, or says why not. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { instant } from '#exam-engine/kernel/time.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { publishAviso } from '#app/use-cases/publish-aviso.server.ts'
import { avisoSchema } from './schema.ts'

export async function submitAviso(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: avisoSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { visibleFrom, corrects, ...aviso } = submission.value
  const done = await publishAviso(args.context.services, actor, {
    ...aviso, corrects: corrects ?? null, visibleFrom: visibleFrom === undefined ? null : instant(visibleFrom),
  })
  if (done.ok) throw redirect(`/admin/avisos-publicos?publicado=${done.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(done)] }), { status: refusalStatus(done.refusal) })
}
