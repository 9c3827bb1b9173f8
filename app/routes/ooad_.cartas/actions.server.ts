/** Looks one letter up; what was not found stands at the field. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, type ActionFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { lookUpLetter } from '#app/use-cases/look-up-letter.server.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { lookupSchema } from './schema.ts'

export async function submitLookup(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'ooad')
  const submission = parseWithZod(await args.request.formData(), { schema: lookupSchema })
  if (submission.status !== 'success') return data({ reply: submission.reply(), letter: null }, { status: 422 })
  const found = await lookUpLetter(args.context.services, actor, submission.value.folio)
  if (!found.ok) {
    // 404 would be a page that is not there; here it is a letter.
    const status = found.refusal === 'LETTER_NOT_YOURS' ? 422 : refusalStatus(found.refusal)
    return data({ reply: submission.reply({ fieldErrors: { folio: [describeRefusal(found)] } }), letter: null }, { status })
  }
  const { givenNames, firstSurname, secondSurname, state, resignedAt, revokedAt, ...letter } = found.value
  return data({
    reply: null,
    letter: {
      ...letter, name: fullName(givenNames, firstSurname, secondSurname), endedAt: revokedAt ?? resignedAt,
      standing: state === 'revoked' || state === 'resigned' ? state : 'valid' as const,
    },
  }, { headers: { 'Cache-Control': 'no-store' } })
}
