/** Freezes the input of the selection and commits its lottery. From here on marks do not change. Convocatoria §5.2 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { freezeSelection, type FreezeSelectionRefusal } from '#app/use-cases/freeze-selection.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { readSelection } from '../admin.seleccion/queries.server.ts'
import { freezeSelectionSchema } from './schema.ts'

export async function submitFreezeSelection(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: freezeSelectionSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const selection = await readSelection(args.context)
  if (selection === null) throw notFound()
  const { chain, beaconFrom, reason } = submission.value
  const frozen = await freezeSelection(args.context.services, actor, {
    convocatoriaId: selection.convocatoriaId, chain, beaconFrom: beaconFrom === undefined ? null : instant(beaconFrom), reason: reason ?? null,
  })
  if (frozen.ok) throw redirect(`/admin/seleccion/${frozen.value}`)
  const problem = [describeRefusal(frozen)]
  const errors = FIELD_OF[frozen.refusal] === undefined
    ? { formErrors: problem } : { fieldErrors: { [FIELD_OF[frozen.refusal] ?? '']: problem } }
  return data(submission.reply(errors), { status: refusalStatus(frozen.refusal) })
}

/** Refusals that belong to one field. */
const FIELD_OF: Partial<Record<FreezeSelectionRefusal, 'chain' | 'beaconFrom' | 'reason'>> = {
  BEACON_TOO_SOON: 'beaconFrom', BEACON_TOO_LATE: 'beaconFrom', FREEZE_REASON_MISSING: 'reason',
  TEST_BEACON_ONLY_IN_DEMO: 'chain',
}
