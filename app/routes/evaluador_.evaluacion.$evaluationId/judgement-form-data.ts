/** The form of a judgement, to and from a draft. Names: the check's code, `<code>-motivo`, `type`, `authorPosition`. */
import { CHECKS, draftSchema, type CheckCode, type Draft } from '#exam-engine/publications/judgement.ts'

export const reasonName = (code: CheckCode) => `${code}-motivo`

/** Null for what no form of ours sends; an unanswered check is null in the draft. */
export function readDraft(form: FormData): Draft | null {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const yes = (value: string) => (value === 'si' ? true : value === 'no' ? false : null)
  const parsed = draftSchema.safeParse({
    answers: Object.fromEntries(CHECKS.map((code) => [code, { yes: yes(text(code)), reason: text(reasonName(code)) }])),
    type: text('type') === '' ? null : text('type'),
    authorPosition: text('authorPosition') === '' ? null : Number(text('authorPosition')),
  })
  return parsed.success && !JSON.stringify(parsed.data).includes('\\u0000') ? parsed.data : null
}
