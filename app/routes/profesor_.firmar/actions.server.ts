/** Signs the sheet that was shown. A wrong password, or a sheet that changed meanwhile, changes nothing. §4.2 C */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { courseSearch, requireCourse } from '#app/grades/read-course.server.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { signGradeSheet } from '#app/use-cases/sign-grade-sheet.server.ts'
import { signSchema } from './schema.ts'

export async function submitSignature(args: ActionFunctionArgs) {
  const { actor, course } = await requireCourse(args)
  const sent = parseWithZod(await args.request.formData(), { schema: signSchema })
    if (sent.status !== 'success') return data(sent.reply(HIDE_PASSWORD), { status: 422 })
  const { shown, password } = sent.value
  const signed = await signGradeSheet(args.context.services, actor, course, {
    shown,
    password,
    address: args.context.clientAddress,
  })
  if (signed.ok) throw redirect(`/profesor/firmar${courseSearch(course)}&firmada=${signed.value.number}`)
  return data(sent.reply(passwordReply(signed)), { status: refusalStatus(signed.refusal) })
}
