/**
 * What an admin decides about a person's account, each with its reason: roles and their scopes, suspended or not, the
 * address, a link to a password, sessions ended, a pass for one sign-in without the second factor, and its reset, which a second
 * admin confirms. Effects are immediate: sockets of the person are judged anew. The database refuses the own
 * administration's end and the last admin's.
 */
import { z } from 'zod'
import { appendAudit } from '#db/queries/audit.ts'
import { decideReset, findOpenReset, insertReset } from '#db/queries/factor-resets.ts'
import { queueMail } from '#db/queries/mail.ts'
import { insertAddressChange } from '#db/queries/person-corrections.ts'
import {
  findPerson, grantRole, insertDecision, listRoleGrants, setAccountUsable, withdrawRole, type Scope,
} from '#db/queries/persons.ts'
import { deleteFactor, insertPass } from '#db/queries/second-factors.ts'
import { endSessions, listSessions } from '#db/queries/sessions.ts'
import type { Trx } from '#db/client.ts'
import type { Role } from '#db/tables/people-tables.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { hashPass, newLongCode } from '#app/keys/recovery-codes.server.ts'
import { addressChangedMails, factorEasedMail } from '#app/mail/account-mail.ts'
import type { Services } from '#app/services.server.ts'
import type { FactorServices } from './check-factor.server.ts'
import { sendLinkTo } from './send-account-link.server.ts'

export type ManagePersonRefusal =
  | 'ADMIN_ONLY' | 'PERSON_UNKNOWN' | 'REASON_MISSING' | 'SCOPE_WRONG' | 'ROLE_HELD' | 'GRANT_UNKNOWN'
  | 'OWN_ADMIN_STAYS' | 'OWN_ACCOUNT_STAYS' | 'LAST_ADMIN_STAYS' | 'ACCOUNT_UNCHANGED'
  | 'PASS_NOT_OWN' | 'NO_FACTOR' | 'RESET_OPEN' | 'RESET_UNKNOWN' | 'RESET_NEEDS_ANOTHER' | 'RESET_NOT_OWN'
  | 'ADDRESS_MISSING' | 'ADDRESS_INVALID' | 'ADDRESS_SAME' | 'ADDRESS_TAKEN' | 'ADDRESS_NOT_OWN'

export type PersonAct =
  | { kind: 'grant', role: Role, scope: Scope }
  | { kind: 'withdraw', grantId: string }
  | { kind: 'disable' } | { kind: 'enable' } | { kind: 'endSessions' } | { kind: 'givePass' } | { kind: 'sendLink' }
  | { kind: 'changeAddress', address: string }
  | { kind: 'proposeReset' } | { kind: 'confirmReset' } | { kind: 'withdrawReset' }

export type ManageServices = Pick<Services, 'live'> & FactorServices & { env: Pick<Services['env'], 'staffFactor'> }

/** Long enough to be dictated over a telephone and typed. */
export const PASS_MINUTES = 30

/** Of the database's own refusals, by the constraint that it names. */
const BY_CONSTRAINT: Readonly<Record<string, ManagePersonRefusal>> = {
  accounts_by_admin: 'ADMIN_ONLY', own_admin_stays: 'OWN_ADMIN_STAYS', own_account_stays: 'OWN_ACCOUNT_STAYS',
  last_admin_stays: 'LAST_ADMIN_STAYS', role_grant_scoped: 'SCOPE_WRONG', factor_reset_two_admins: 'RESET_NEEDS_ANOTHER',
  factor_reset_not_own: 'RESET_NOT_OWN', factor_reset_one_open: 'RESET_OPEN',
  role_grant_sede_code_fkey: 'SCOPE_WRONG', factor_pass_not_own: 'PASS_NOT_OWN',
  person_email_unique: 'ADDRESS_TAKEN', address_change_not_own: 'ADDRESS_NOT_OWN',
}
const databaseRefusal = z.object({ constraint_name: z.string() })

interface Done {
  action: string
  payload: Record<string, unknown>
  /** Ended sessions. */
  ended: Buffer[]
  /** To be dictated; shown once. */
  pass?: string
}

export async function managePerson(
  services: ManageServices, actor: Actor, personId: string, act: PersonAct, reason: string,
): Promise<Result<{ pass: string | null }, ManagePersonRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (reason.trim() === '') return refuse('REASON_MISSING')
  const { database: { db }, live } = services
  const done = await db.transaction().execute(async (trx): Promise<Result<Done & { left: Buffer[] }, ManagePersonRefusal>> => {
    const decided = await decide(services, trx, actor, personId, act, reason)
    if (!decided.ok) return decided
    const { action, payload } = decided.value
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action, subjectType: 'person', subjectId: personId,
      payload: { ...payload, reasonSha256: sha256Hex(reason) },
    })
    await insertDecision(trx, { personId, act: act.kind, reason, by: actor.personId })
    const left = (await listSessions(trx, personId)).map((session) => session.token_sha256)
    return accept({ ...decided.value, left })
  }).catch((error: unknown) => {
    const named = databaseRefusal.safeParse(error)
    const refusal = named.success ? BY_CONSTRAINT[named.data.constraint_name] : undefined
    if (refusal !== undefined) return refuse(refusal)
    throw error
  })
  if (!done.ok) return done
  for (const session of done.value.ended) live.sessionEnded(session)
  for (const session of done.value.left) live.sessionChanged(session)
  return accept({ pass: done.value.pass ?? null })
}

async function decide(
  { env, papers }: ManageServices, trx: Trx, actor: Actor, personId: string, act: PersonAct, reason: string,
): Promise<Result<Done, ManagePersonRefusal>> {
  const by = actor.personId
  const person = await findPerson(trx, personId)
  if (person === undefined) return refuse('PERSON_UNKNOWN')
  const to = { personId, address: person.email }
  const end = () => endSessions(trx, personId, 'all')
  switch (act.kind) {
    case 'grant': {
      const id = await grantRole(trx, by, personId, act.role, act.scope)
      if (id === null) return refuse('ROLE_HELD')
      // Staff show a second factor where it is required: a session that never did ends.
      const unproven = env.staffFactor === 'required' && act.role !== 'residente' && person.factor_since === null
      return accept({ action: 'role.grant', payload: { role: act.role, ...act.scope }, ended: unproven ? await end() : [] })
    }
    case 'withdraw': {
      const own = await listRoleGrants(trx, personId)
      if (!own.some(({ id }) => id === act.grantId)) return refuse('GRANT_UNKNOWN')
      return await withdrawRole(trx, by, act.grantId) === null ? refuse('GRANT_UNKNOWN')
        : accept({ action: 'role.withdraw', payload: { grant: act.grantId }, ended: [] })
    }
    case 'disable':
    case 'enable': {
      const usable = act.kind === 'enable'
      if (!await setAccountUsable(trx, by, personId, usable)) return refuse('ACCOUNT_UNCHANGED')
      return accept({ action: `account.${act.kind}`, payload: {}, ended: usable ? [] : await end() })
    }
    case 'endSessions': {
      const ended = await end()
      return accept({ action: 'session.revoke', payload: { sessions: ended.map((one) => one.toString('hex')) }, ended })
    }
    case 'givePass': {
      if (person.account_of === null || person.disabled_at !== null) return refuse('ACCOUNT_UNCHANGED')
      const pass = newLongCode()
      const codeSha256 = hashPass(personId, pass)
      await insertPass(trx, { personId, codeSha256, minutes: PASS_MINUTES, by })
      await queueMail(trx, [factorEasedMail({ ...to, how: 'pass', id: codeSha256.toString('hex') })])
      return accept({ action: 'factor.givePass', payload: { minutes: PASS_MINUTES }, ended: [], pass })
    }
    case 'sendLink': {
      const sent = await sendLinkTo(trx, papers, personId)
      if (!sent.ok) return sent
      return accept({ action: 'account.sendLink', payload: { purpose: sent.value.purpose }, ended: [] })
    }
    case 'changeAddress': {
      const address = act.address.trim().toLowerCase()
      if (address === '') return refuse('ADDRESS_MISSING')
      if (!z.email().max(254).safeParse(address).success) return refuse('ADDRESS_INVALID')
      if (address === person.email) return refuse('ADDRESS_SAME')
      const id = await insertAddressChange(trx, { personId, before: person.email, after: address, reason, by })
      await queueMail(trx, addressChangedMails({ personId, before: person.email, after: address, id }))
      // Sessions stay: the password is the owner's still, and on the day of an exam nobody is thrown out of it.
      return accept({
        action: 'account.changeAddress', ended: [],
        payload: { change: id, beforeSha256: sha256Hex(person.email), afterSha256: sha256Hex(address) },
      })
    }
    case 'proposeReset':
      if (person.factor_since === null) return refuse('NO_FACTOR')
      await insertReset(trx, { personId, reason, by })
      return accept({ action: 'factor.proposeReset', payload: {}, ended: [] })
    case 'withdrawReset':
    case 'confirmReset': {
      const open = await findOpenReset(trx, personId)
      if (open === undefined) return refuse('RESET_UNKNOWN')
      const confirmed = act.kind === 'confirmReset'
      if (!await decideReset(trx, open.id, confirmed ? 'confirmed' : 'withdrawn', by)) return refuse('RESET_UNKNOWN')
      if (!confirmed) return accept({ action: 'factor.withdrawReset', payload: { reset: open.id }, ended: [] })
      await deleteFactor(trx, personId)
      await queueMail(trx, [factorEasedMail({ ...to, how: 'reset', id: open.id })])
      return accept({ action: 'factor.reset', payload: { reset: open.id }, ended: await end() })
    }
  }
}
