/**
 * The frozen form of one exam of the demo, drawn from its bank by the demo's seed.
 */
import { assembleForm } from '#exam-engine/items/assemble-form.ts'
import { freezeForm, type FrozenForm, type KeyDocument } from '#exam-engine/items/form.ts'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import { demoId } from './generate/demo-id.ts'
import { RESEARCH_SHARE, type DemoItemBank, type ExamPlan } from './item-bank.ts'

export interface DemoForm {
  seed: string
  form: FrozenForm
  key: KeyDocument
}

/** Throws when the bank cannot give the form: the demo's items would be incomplete. */
export function freezeDemoForm(
  demoSeed: string, exam: { ceme: string, grade: number }, plan: ExamPlan, { keys }: DemoItemBank,
): DemoForm {
  const examKey = prerequisiteName(exam)
  const seed = `${demoSeed}:form:${examKey}`
  const drawn = assembleForm(plan.bank, { itemCount: plan.itemCount, researchShare: RESEARCH_SHARE }, seed)
  if (!drawn.ok) throw new Error(`${examKey}: ${drawn.refusal} ${JSON.stringify(drawn.detail)}`)
  const frozen = freezeForm({ formId: demoId(demoSeed, 'form', examKey), examKey, items: drawn.value, keys })
  if (!frozen.ok) throw new Error(`${examKey}: ${frozen.refusal} ${JSON.stringify(frozen.detail)}`)
  return { seed, ...frozen.value }
}
