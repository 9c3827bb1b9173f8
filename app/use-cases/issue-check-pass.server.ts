/**
 * The code with which every machine of a sede checks itself and rehearses, without an account on it. Given and taken
 * back by the sede's education authority or supervisors; the database keeps its hash, the audit, that it was given.
 */
import { replaceCheckPass, revokeCheckPass } from '#db/queries/check-passes.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { groupSignInCode } from '#exam-engine/sitting/sign-in-code.ts'
import { addDuration, hours, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { drawPassCode, hashPassCode, PASS_DAYS } from '#app/system-check/check-access.server.ts'

type PassServices = Pick<Services, 'database'>

export interface IssuedPass {
  /** Shown once: nothing can show it again. */
  code: string
  until: Instant
}

/** A new code; the one before ends. */
export async function issueCheckPass(
  { database }: PassServices, actor: Actor, sedeCode: string,
): Promise<Result<IssuedPass, 'NOT_YOUR_SEDE'>> {
  const role = roleAt(actor, sedeCode)
  if (role === null) return refuse('NOT_YOUR_SEDE')
  const code = drawPassCode()
  const until = await database.db.transaction().execute(async (trx) => {
    const from = await readNow(trx)
    const end = addDuration(from, hours(PASS_DAYS * 24))
    await replaceCheckPass(trx, {
      sedeCode, codeSha256: hashPassCode(code), window: { from, until: end }, by: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: 'check.issuePass', subjectType: 'sede', subjectId: sedeCode,
      payload: { until: toIso(end) },
    })
    return end
  })
  return accept({ code: groupSignInCode(code), until })
}

/** Nothing where there is none. */
export async function endCheckPass(
  { database }: PassServices, actor: Actor, sedeCode: string,
): Promise<Result<null, 'NOT_YOUR_SEDE'>> {
  const role = roleAt(actor, sedeCode)
  if (role === null) return refuse('NOT_YOUR_SEDE')
  await database.db.transaction().execute(async (trx) => {
    if (!await revokeCheckPass(trx, sedeCode, await readNow(trx))) return
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: 'check.endPass', subjectType: 'sede', subjectId: sedeCode,
      payload: {},
    })
  })
  return accept(null)
}

function roleAt(actor: Actor, sedeCode: string): 'educacion' | 'supervisor' | null {
  return (['educacion', 'supervisor'] as const).find((role) => hasRoleAtSede(actor, role, sedeCode)) ?? null
}
