/**
 * An admin's acts on Safe Exam Browser: the password to leave it, and where it is required. It cannot be required before
 * there is a password, since the file would let anybody out. Another password makes another Config Key: the files that
 * were handed out before are wrong from then on.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { insertLockdownSetting, insertRequirement, readQuitPassword, type LockdownScope } from '#db/queries/lockdown.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

type LockdownServices = Pick<Services, 'database'>

export async function setQuitPassword(
  { database }: LockdownServices, actor: Actor, password: string,
): Promise<Result<null, 'ADMIN_ONLY'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  await database.db.transaction().execute(async (trx) => {
    await insertLockdownSetting(trx, sha256Hex(password), actor.personId)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'lockdown.setPassword', subjectType: 'lockdown',
      subjectId: 'seb', payload: {},
    })
  })
  return accept(null)
}

export async function requireLockdown(
  { database }: LockdownServices, actor: Actor, { scope, required }: { scope: LockdownScope, required: boolean },
): Promise<Result<null, 'ADMIN_ONLY' | 'SEB_NOT_READY'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return database.db.transaction().execute(async (trx): Promise<Result<null, 'SEB_NOT_READY'>> => {
    if (required && await readQuitPassword(trx) === null) return refuse('SEB_NOT_READY')
    await insertRequirement(trx, scope, required, actor.personId)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'lockdown.require',
      subjectType: 'sedeCode' in scope ? 'sede' : 'exam', subjectId: 'sedeCode' in scope ? scope.sedeCode : scope.examId,
      payload: { required },
    })
    return accept(null)
  })
}
