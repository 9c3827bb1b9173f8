/** Proposes a correction of a signed grade, or decides one that somebody else proposed. §4.2 C */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { proposeSchema } from '#app/grades/correction-schema.ts'
import { answerDecision, type DecisionReply } from '#app/grades/decide-correction.server.ts'
import { courseSearch, requireCourse } from '#app/grades/read-course.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { proposeCorrection } from '#app/use-cases/correct-grade.server.ts'

const AT_REASON = ['CORRECTION_NEEDS_REASON']
const AT_FORM = [
  'GRADES_FROZEN',
  'CORRECTION_OPEN',
  'CANDIDATE_UNKNOWN',
  'NOT_YOUR_COURSE',
  'GRADE_UNSIGNED',
  'GRADE_MISSING',
]

export async function submitCorrection(args: ActionFunctionArgs) {
  const { actor, course } = await requireCourse(args)
  const { services } = args.context
  const form = await args.request.formData()
  const back = `/profesor/correcciones${courseSearch(course)}`
  if (form.has('correction')) {
    const answer = await answerDecision(services, actor, form, back)
    return data<{ proposal: null; decision: DecisionReply }>(
      { proposal: null, decision: answer.data },
      answer.init ?? {}
    )
  }
  const sent = parseWithZod(form, { schema: proposeSchema })
  if (sent.status !== 'success') return data({ proposal: sent.reply(), decision: null }, { status: 422 })
  const { grade, typed, base, reason } = sent.value
  const [folio = '', year = ''] = grade.split(' ')
  const proposed = await proposeCorrection(services, actor, course, { folio, year: Number(year), typed, base, reason })
  if (proposed.ok) throw redirect(back)
  const text = describeRefusal(proposed)
  const at = AT_REASON.includes(proposed.refusal) ? 'reason' : 'typed'
  const proposal = sent.reply(
    AT_FORM.includes(proposed.refusal) ? { formErrors: [text] } : { fieldErrors: { [at]: [text] } }
  )
  return data({ proposal, decision: null }, { status: refusalStatus(proposed.refusal) })
}
