/** What a search finds; nothing below three characters. */
import type { AppLoadContext } from '@remix-run/node'
import { appendAudit } from '#db/queries/audit.ts'
import { searchPersons } from '#db/queries/persons.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Role } from '#db/tables/people-tables.ts'
import type { Actor } from '#app/http/actor.ts'
import { isStorable } from '#app/http/storable-text.ts'
import { ROLE_NAMES } from '#app/labels/roles.ts'

export interface FoundPerson {
  id: string
  name: string
  matricula: string
  roles: string
  account: string
}

export async function readPersons({ services: { database: { db } } }: AppLoadContext, actor: Actor, typed: string) {
  const search = typed.trim().slice(0, 120)
  if (search.length < 3 || !isStorable(search)) return { search, persons: null }
  const rows = await db.transaction().execute(async (trx) => {
    const found = await searchPersons(trx, simplifyText(search).split(' ').filter((word) => word !== '').slice(0, 6))
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'person.search', subjectType: 'search',
      subjectId: sha256Hex(search.toLowerCase()), payload: { found: found.length },
    })
    return found
  })
  return {
    search,
    persons: rows.map((row): FoundPerson => ({
      id: row.id, matricula: row.matricula, name: fullName(row.given_names, row.first_surname, row.second_surname),
      roles: row.roles === null ? 'Ninguno' : row.roles.split(',').map((role) => ROLE_NAMES[role as Role]).join(', '),
      account: row.account_of === null ? 'Sin activar' : row.disabled_at === null ? 'Activa' : 'Suspendida',
    })),
  }
}
