/** What the edition begins with: the text that holds, its variables, and whether it may still change. */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { letterVariables } from '#app/letter-preview/variables.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findLetterText, hasAcceptedCommitment } from '#db/queries/letter-texts.ts'

export async function readTextToEdit(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const call = await findCurrentConvocatoria(db)
  if (call === undefined) throw notFound()
  const [{ windows }, newest, isFixed] = await Promise.all([
    readConvocatoriaRules(db, call.id), findLetterText(db, call.id), hasAcceptedCommitment(db, call.id),
  ])
  return {
    convocatoriaId: call.id, title: call.title, base: newest.number, text: newest.text, isFixed,
    variables: letterVariables({ title: call.title, windows }),
  }
}

export type TextToEdit = Awaited<ReturnType<typeof readTextToEdit>>
