/**
 * The coordination imports ENARM marks: whole or not at all. Where CURP and name agree the mark is the candidate's in
 * the same transaction; where one of them does it waits for a person, who confirms or rejects each by name. Both
 * versions stay on record. Nothing after the freeze. §4.2 A
 */
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import type { Trx } from '#db/client.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import {
  decideSuggestionRow,
  giveEnarmMarks,
  hasConfirmedRival,
  insertEnarmImport,
  listEnarmCandidates,
  lockSuggestion,
} from '#db/queries/enarm.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { matchEnarm, type EnarmLine, type EnarmMatching } from '#exam-engine/convocatoria/enarm-match.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

export type ImportEnarmRefusal = 'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'ENARM_FROZEN'

export interface ImportedEnarm extends EnarmMatching {
  saved: boolean
  /** Exact matches whose mark was already the candidate's. */
  unchanged: number
}

/** With one fault nothing is written, and the matching says why. */
export async function importEnarm(
  { database: { db } }: Pick<CoreServices, 'database'>,
  actor: Actor,
  { lines, fileSha256 }: { lines: readonly EnarmLine[]; fileSha256: string }
): Promise<Result<ImportedEnarm, ImportEnarmRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<ImportedEnarm, ImportEnarmRefusal>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
    // Alone: two imports beside each other would each replace what the other does not know.
    await lockSelection(trx, convocatoria.id)
    if (await findFirstFreeze(trx, convocatoria.id) !== null) return refuse('ENARM_FROZEN')
    const candidates = await listEnarmCandidates(trx, convocatoria.id)
    const matching = matchEnarm(lines, candidates)
    const marks = new Map(candidates.map(({ candidateId, enarm }) => [candidateId, enarm]))
    const changed = matching.exact.flatMap((match) => {
      const replaces = marks.get(match.candidateId) ?? null
      return replaces === match.mark ? [] : [{ ...match, replaces }]
    })
    const unchanged = matching.exact.length - changed.length
    if (matching.faults.length > 0) return accept({ ...matching, unchanged, saved: false })
    const by = actor.personId
    const importId = await insertEnarmImport(trx, { ...matching, convocatoriaId: convocatoria.id, fileSha256, by })
    await giveEnarmMarks(trx, changed, { importId, suggestionId: null, by })
    await appendAudit(trx, {
      actor: { personId: by, role: 'admin' },
      action: 'enarm.import',
      subjectType: 'enarmImport',
      subjectId: importId,
      payload: { fileSha256, exact: matching.exact.length, suggested: matching.suggested.length, unchanged },
    })
    return accept({ ...matching, unchanged, saved: true })
  })
}

export type DecideEnarmRefusal =
  'ADMIN_ONLY' | 'ENARM_FROZEN' | 'SUGGESTION_UNKNOWN' | 'ALREADY_DECIDED' | 'SUGGESTION_TAKEN'

/** SUGGESTION_TAKEN: the line or the person was confirmed otherwise in the same import. */
export async function decideEnarmSuggestion(
  { database: { db } }: Pick<CoreServices, 'database'>,
  actor: Actor,
  { suggestionId, outcome }: { suggestionId: string; outcome: 'confirmed' | 'rejected' }
): Promise<Result<null, DecideEnarmRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<null, DecideEnarmRefusal>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('SUGGESTION_UNKNOWN')
    await lockSelection(trx, convocatoria.id)
    const found = await lockSuggestion(trx, suggestionId)
    if (found?.convocatoriaId !== convocatoria.id) return refuse('SUGGESTION_UNKNOWN')
    if (await findFirstFreeze(trx, convocatoria.id) !== null) return refuse('ENARM_FROZEN')
    if (found.outcome !== null) return refuse('ALREADY_DECIDED')
    if (outcome === 'confirmed' && (await hasConfirmedRival(trx, found))) return refuse('SUGGESTION_TAKEN')
    await decideSuggestionRow(trx, suggestionId, outcome, actor.personId)
    if (outcome === 'confirmed') await takeSuggestion(trx, actor, found)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' },
      action: `enarm.${outcome === 'confirmed' ? 'confirm' : 'reject'}`,
      subjectType: 'enarmSuggestion',
      subjectId: suggestionId,
      payload: { importId: found.importId, line: found.line },
    })
    return accept(null)
  })
}

async function takeSuggestion(
  trx: Trx,
  actor: Actor,
  { id, importId, line, candidateId, mark, enarm }: NonNullable<Awaited<ReturnType<typeof lockSuggestion>>>
): Promise<void> {
  if (mark === enarm) return
  await giveEnarmMarks(trx, [{ line, candidateId, mark, replaces: enarm }], {
    importId,
    suggestionId: id,
    by: actor.personId,
  })
}
