/**
 * Saves one step of a registration as typed, right or wrong: it binds nobody. Upon the revision that the page had read:
 * what another page saved meanwhile is never overwritten in silence. Once the window has closed it is still kept, so
 * that nothing typed at that moment is lost, and still counts for nothing. §2.1, §2.2 A
 */
import { appendTrail, saveDraft } from '#db/queries/registration-drafts.ts'
import { fieldsOf, type RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import type { RequestOrigin } from '#app/registration/request-origin.ts'
import type { CoreServices } from '#app/services.server.ts'

export type SaveDraftRefusal = 'NOT_ON_ROSTER' | 'REGISTRATION_NOT_OPEN' | 'DRAFT_STALE'

export interface DraftInput {
  step: RegistrationStep
  /** The revision upon which it was typed; 0 before the first save. */
  read: number
  fields: Readonly<Record<string, string | undefined>>
}

export interface SavedStep {
  revision: number
  savedAt: Instant
  /** The window is over: kept, and it does not count. */
  closed: boolean
}

export async function saveRegistrationDraft(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, origin: RequestOrigin, input: DraftInput,
): Promise<Result<SavedStep, SaveDraftRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<SavedStep, SaveDraftRefusal>> => {
    const state = await readRegistration(trx, actor.personId)
    if (state === undefined) return refuse('NOT_ON_ROSTER')
    if (state.stage === 'before') return refuse('REGISTRATION_NOT_OPEN', { from: toIso(state.window.from) })
    const { step, read } = input
    const before: Readonly<Record<string, string>> = state.draft[step]
    const after: Readonly<Record<string, string>> = fieldsOf(step, input.fields)
    const changed = Object.keys(after).filter((name) => after[name] !== before[name])
    const standing = state.steps[step]
    const closed = state.stage === 'closed'
    // Typed again what stands there already: nothing to overwrite, whoever saved it.
    if (changed.length === 0 && standing.savedAt !== null) {
      return accept({ revision: standing.revision, savedAt: standing.savedAt, closed })
    }
    const saved = await saveDraft(trx, state.of, step, read, after)
    if (saved === undefined) return refuse('DRAFT_STALE')
    const only = (fields: Readonly<Record<string, string>>) =>
      canonicalJson(Object.fromEntries(changed.map((name) => [name, fields[name] ?? ''])))
    await appendTrail(trx, state.of, {
      kind: 'draft', byId: actor.personId, sessionSha256: actor.sessionSha256, ...origin, step,
      before: only(before), after: only(after),
    })
    return accept({ ...saved, closed })
  })
}
