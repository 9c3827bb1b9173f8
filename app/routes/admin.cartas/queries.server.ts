/**
 * The variables of both letters as the call in force has them, and the versions of its text with what each changed; null
 * before any convocatoria.
 */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { letterVariables } from '#app/letter-preview/variables.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { FIRST_VERSION, hasAcceptedCommitment, listLetterTexts } from '#db/queries/letter-texts.ts'
import { compareTexts } from '#exam-engine/letters/compare-texts.ts'

export async function readLetters(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const call = await findCurrentConvocatoria(db)
  if (call === undefined) return null
  const [{ windows }, published, isFixed] = await Promise.all([
    readConvocatoriaRules(db, call.id), listLetterTexts(db, call.id), hasAcceptedCommitment(db, call.id),
  ])
  return {
    title: call.title, variables: letterVariables({ title: call.title, windows }), isFixed,
    published: new URL(args.request.url).searchParams.get('publicada'),
    firstSha256: FIRST_VERSION.sha256,
    versions: published.map(({ text, number, sha256, reason, publishedAt, publishedBy }, place) => ({
      number, sha256, reason, publishedAt, publishedBy,
      changes: compareTexts((published[place + 1] ?? FIRST_VERSION).text, text),
    })),
  }
}

export type LetterVersionRow = NonNullable<Awaited<ReturnType<typeof readLetters>>>['versions'][number]
