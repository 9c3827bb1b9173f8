/** Issues one version, or all that are due. */
import { data, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isStorable } from '#app/http/storable-text.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { issueDueNotices, issueNotice } from '#app/use-cases/issue-notices.server.ts'

const issueSchema = z.union([
  z.object({ all: z.literal('on') }),
  z.object({ kind: z.enum(['arrivals', 'departures']), key: z.string().min(1).max(120).refine(isStorable) }),
])

interface Answer {
  tone: 'success' | 'danger'
  title: string
}

export async function submitIssue(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const sent = issueSchema.safeParse(Object.fromEntries(await args.request.formData()))
  if (!sent.success) {
    return data({ tone: 'danger', title: 'Elija qué notificación se emite y actualice la página.' } satisfies Answer, { status: 422 })
  }
  const { services } = args.context
  if ('all' in sent.data) {
    const done = await issueDueNotices(services, actor)
    if (!done.ok) return data({ tone: 'danger', title: describeRefusal(done) } satisfies Answer, { status: refusalStatus(done.refusal) })
    return data({ tone: 'success', title: `Se emitieron ${formatCounted(done.value, 'notificación', 'notificaciones')}.` } satisfies Answer)
  }
  const done = await issueNotice(services, actor, sent.data)
  if (!done.ok) {
    const status = done.refusal === 'NOTICE_UNKNOWN' ? 422 : refusalStatus(done.refusal)
    return data({ tone: 'danger', title: describeRefusal(done) } satisfies Answer, { status })
  }
  const { number, mails } = done.value
  const told = mails === 0 ? 'No tiene correos: descárguela y entréguela.' : `Sale a ${formatCounted(mails, 'correo', 'correos')}.`
  return data({ tone: 'success', title: `Se emitió la versión ${String(number)}. ${told}` } satisfies Answer)
}
