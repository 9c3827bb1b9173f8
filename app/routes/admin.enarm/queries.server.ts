/** ENARM marks: how many are there, what was imported, what waits for a person. §4.2 A */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { SUGGESTION_WORDS } from '#app/labels/grade-words.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listEnarmCandidates, listEnarmImports, listSuggestions } from '#db/queries/enarm.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'

export async function readEnarmPage(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const candidates = await listEnarmCandidates(db, convocatoria.id)
  const suggestions = await listSuggestions(db, convocatoria.id)
  const imports = await listEnarmImports(db, convocatoria.id)
  const { searchParams } = new URL(args.request.url)
  const count = (name: string) => Number(searchParams.get(name)) || 0
  return {
    title: convocatoria.title,
    frozen: await findFirstFreeze(db, convocatoria.id) !== null,
    candidates: candidates.length,
    without: candidates.filter(({ enarm }) => enarm === null).map(({ folio, name }) => ({ folio, name })),
    suggestions: suggestions.map((one) => ({
      id: one.id,
      line: one.line,
      curp: one.curp,
      name: one.name,
      reason: SUGGESTION_WORDS[one.reason],
      outcome: one.outcome,
      folio: one.folio,
      ownCurp: one.ownCurp,
      ownName: `${surnames(one.firstSurname, one.secondSurname)} ${one.givenNames}`,
      decidedBy: one.deciderNames === null ? null : `${one.deciderNames} ${one.deciderSurname ?? ''}`,
    })),
    imports: imports.map(({ id, fileSha256, exact, suggested, replaced, at, givenNames, firstSurname }) => ({
      id,
      fileSha256,
      exact,
      suggested,
      replaced,
      at,
      by: `${givenNames} ${firstSurname}`,
    })),
    taken: searchParams.has('tomados')
      ? { taken: count('tomados'), same: count('iguales'), suggested: count('sugeridos') }
      : null,
  }
}
