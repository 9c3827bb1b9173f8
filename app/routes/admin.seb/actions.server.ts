/** Sets the password to leave, or switches a requirement. Both need the role of admin, and leave their row in the audit. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { listRequirements } from '#db/queries/lockdown.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { requireLockdown, setQuitPassword } from '#app/use-cases/set-lockdown.server.ts'
import { passwordSchema, requirementSchema } from './schema.ts'

export async function changeLockdown(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const form = await args.request.formData()
  if (form.get('intent') === 'require') {
    const parsed = requirementSchema.safeParse(Object.fromEntries(form))
    const known = parsed.success ? (await listRequirements(services.database.db))
      .some(({ kind, key }) => kind === parsed.data.kind && key === parsed.data.key) : false
    if (!parsed.success || !known) return refuse('PAYLOAD_INVALID')
    const { kind, key, required } = parsed.data
    const changed = await requireLockdown(services, actor, {
      scope: kind === 'sede' ? { sedeCode: key } : { examId: key }, required: required === 'yes',
    })
    return changed.ok ? { problem: null, submission: null, saved: false } : refuse(changed.refusal)
  }
  const submission = parseWithZod(form, { schema: passwordSchema })
  if (submission.status !== 'success') {
    return data({ problem: null, submission: submission.reply({ hideFields: ['password'] }), saved: false }, { status: 422 })
  }
  const set = await setQuitPassword(services, actor, submission.value.password)
  return set.ok ? { problem: null, submission: submission.reply({ resetForm: true }), saved: true } : refuse(set.refusal)
}

function refuse(refusal: 'PAYLOAD_INVALID' | 'ADMIN_ONLY' | 'SEB_NOT_READY') {
  return data({ problem: describeRefusal({ refusal }), submission: null, saved: false }, { status: refusalStatus(refusal) })
}
