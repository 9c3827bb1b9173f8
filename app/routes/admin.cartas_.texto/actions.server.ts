/**
 * What the buttons of the edition do: change the order in the form, say what is wrong, publish. Whatever happens, what was
 * typed goes back into the form, but for the password.
 */
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { canDraw } from '#app/documents/noto-sans.server.ts'
import { describeFault } from '#app/labels/letter-faults.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { applyEdit, readTextForm, type TextForm } from '#app/letter-preview/text-form.ts'
import { publishLetterText } from '#app/use-cases/publish-letter-text.server.ts'
import { findLetterFaults } from '#exam-engine/letters/findings.ts'
import type { LetterText } from '#exam-engine/letters/letter-text.ts'
import { publishSchema } from './schema.ts'

type Args = RequestArgs & { context: { clientAddress: string } }

export interface EditAnswer extends Omit<TextForm, 'password'> {
  /** At a paragraph by its place, or of the whole. */
  faults: { place: number | null, text: string }[]
  errors: { form: string[], reason: string[], password: string[] }
  /** It was looked through, and nothing was found. */
  isClean: boolean
  /** The paragraph that a button was about. */
  touched: { place: number, act: string } | null
}

export async function submitText(args: Args) {
  const actor = await requireRole(args, 'admin')
  const form = await args.request.formData()
  const { password, ...typed } = readTextForm(form)
  const intent = form.get('intent')
  const answer: EditAnswer = {
    ...typed, faults: [], errors: { form: [], reason: [], password: [] }, isClean: false, touched: null,
  }
  if (intent !== 'check' && intent !== 'publish') {
    const edited = applyEdit(typed.text, typeof intent === 'string' ? intent : '')
    if (edited === undefined) return data(answer, { status: 422 })
    return data({ ...answer, text: edited.text, touched: { place: edited.place, act: String(intent).split(':')[0] ?? '' } })
  }
  const faults = describeAll(typed.text)
  if (intent === 'check' || faults.length > 0) {
    return data({ ...answer, faults, isClean: faults.length === 0 }, { status: faults.length === 0 ? 200 : 422 })
  }
  const sent = publishSchema.safeParse({ reason: typed.reason, password })
  if (!sent.success) {
    const said = (name: string) => sent.error.issues.filter(({ path }) => path[0] === name).map(({ message }) => message)
    return data({ ...answer, errors: { form: [], reason: said('reason'), password: said('password') } }, { status: 422 })
  }
  const { services, clientAddress: address } = args.context
  const done = await publishLetterText(services, actor, {
    convocatoriaId: typed.convocatoriaId, base: typed.base, text: typed.text, ...sent.data, address,
  })
  if (done.ok) throw redirect(`/admin/cartas?publicada=${done.value}`)
  const at = done.refusal === 'PASSWORD_WRONG' ? 'password' : 'form'
  return data({ ...answer, errors: { ...answer.errors, [at]: [describeRefusal(done)] } }, { status: refusalStatus(done.refusal) })
}

const describeAll = (text: LetterText): EditAnswer['faults'] => findLetterFaults(text, canDraw)
  .map((fault) => ({ place: fault.paragraph, text: describeFault(fault, text) }))
