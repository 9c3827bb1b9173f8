/** One person's account as the coordination sees it; that it was looked at stands in the audit, before it is shown. */
import type { AppLoadContext } from '@remix-run/node'
import { appendAudit } from '#db/queries/audit.ts'
import { findOpenReset } from '#db/queries/factor-resets.ts'
import { listAddressChanges } from '#db/queries/person-corrections.ts'
import { findPerson, listDecisions, listRoleGrants, listScopes } from '#db/queries/persons.ts'
import { listSessions } from '#db/queries/sessions.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { Actor } from '#app/http/actor.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { ROLE_NAMES } from '#app/labels/roles.ts'
import { describeAddress, describeUserAgent } from '#app/labels/user-agent.ts'

export async function readPerson({ services: { database: { db } } }: AppLoadContext, actor: Actor, personId: string, done: string | null) {
  const person = isUuid(personId) ? await findPerson(db, personId) : undefined
  if (person === undefined) throw notFound()
  await db.transaction().execute((trx) => appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action: 'person.view', subjectType: 'person', subjectId: person.id,
    payload: {},
  }))
  const [grants, sessions, reset, decisions, scopes, addresses] = await Promise.all([
    listRoleGrants(db, person.id), listSessions(db, person.id), findOpenReset(db, person.id), listDecisions(db, person.id),
    listScopes(db), listAddressChanges(db, person.id),
  ])
  return {
    done, addresses,
    own: person.id === actor.personId,
    name: fullName(person.given_names, person.first_surname, person.second_surname),
    matricula: person.matricula, email: person.email, curp: person.curp,
    account: person.account_of === null ? 'none' as const : person.disabled_at === null ? 'usable' as const : 'disabled' as const,
    factorSince: person.factor_since,
    grants: grants.map(({ id, role, sede_code: sede, sede_name: sedeName, ooad, ceme }) => ({
      id, role: ROLE_NAMES[role], scope: [sede === null ? null : `${sede} ${sedeName ?? ''}`, ooad, ceme]
        .filter((part) => part !== null).join(', '),
      fixed: role === 'admin' && person.id === actor.personId,
    })),
    sessions: sessions.map((one) => ({ since: one.created_at, browser: describeUserAgent(one.user_agent), address: describeAddress(one.address) })),
    reset: reset === undefined ? null : {
      reason: reset.reason, at: reset.proposed_at, mine: reset.proposed_by === actor.personId,
      by: fullName(reset.given_names, reset.first_surname, reset.second_surname),
    },
    decisions: decisions.map((one) => ({
      id: one.id, act: one.act, reason: one.reason, at: one.at, by: fullName(one.given_names, one.first_surname, one.second_surname),
    })),
    scopes,
  }
}
