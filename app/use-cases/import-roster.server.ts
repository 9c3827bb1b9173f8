/**
 * A roster is taken whole or not at all: its people, their roles with scopes, what it says of residents, and for each
 * who has no account yet a link of activation to the address in it. With a fault nothing is written, and the reading
 * says why. The operator, at the server, may name the first admins; on a page they are made by hand. §1.1 B-C, §2.2 D
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import {
  correctRosterAddress, grantRosterRoles, insertRosterEntries, insertRosterImport, insertRosterPeople, listKnownPeople,
  listRosterPeople, lockRoster, readRosterGround,
} from '#db/queries/roster.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readRosterRows, type ReadRoster } from '#exam-engine/convocatoria/roster-rows.ts'
import type { RosterRow } from '#exam-engine/convocatoria/roster-cells.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { FactorServices } from './check-factor.server.ts'
import { queueLinks, type LinkTo } from './send-account-link.server.ts'

export type ImportRosterRefusal = 'ADMIN_ONLY'

/** `actor` null: the operator, connected as the owner. */
export async function previewRoster(
  db: DbOrTrx, actor: Actor | null, rows: readonly RosterRow[],
): Promise<Result<ReadRoster & { convocatoriaId: string | null }, ImportRosterRefusal>> {
  if (actor !== null && !hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const convocatoriaId = (await findCurrentConvocatoria(db))?.id ?? null
  const ground = await readRosterGround(db, convocatoriaId)
  const read = readRosterRows(rows, await listKnownPeople(db, convocatoriaId), ground, { admins: actor === null })
  return accept({ ...read, convocatoriaId })
}

export interface ImportedRoster extends ReadRoster {
  saved: boolean
  links: number
}

export async function importRoster(
  { database: { db }, papers }: FactorServices, actor: Actor | null,
  { rows, fileSha256 }: { rows: readonly RosterRow[], fileSha256: string },
): Promise<Result<ImportedRoster, ImportRosterRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<ImportedRoster, ImportRosterRefusal>> => {
    await lockRoster(trx)
    const read = await previewRoster(trx, actor, rows)
    if (!read.ok) return read
    const { convocatoriaId, people, addresses, grants, entries, faults } = read.value
    if (faults.length > 0) return accept({ ...read.value, saved: false, links: 0 })
    await insertRosterPeople(trx, people)
    const touched = new Set([...people, ...addresses].map(({ matricula }) => matricula))
    const named = new Set([...touched, ...[...grants, ...entries].map(({ matricula }) => matricula)])
    const standing = await listRosterPeople(trx, [...named])
    const ids = new Map(standing.map(({ id, matricula }) => [matricula, id]))
    const moved = new Map(addresses.map(({ matricula, email }) => [matricula, email]))
    for (const [matricula, email] of moved) await correctRosterAddress(trx, ids.get(matricula) ?? '', email)
    const by = actor?.personId ?? null
    await grantRosterRoles(trx, by, ids, grants)
    await insertRosterEntries(trx, convocatoriaId, ids, entries)
    const recipients = standing
      .filter(({ account_of: account, matricula }) => account === null && touched.has(matricula))
      .map(({ id, matricula, email }): LinkTo => (
        { personId: id, address: moved.get(matricula) ?? email, purpose: 'activation' }))
    await queueLinks(trx, papers, recipients)
    const links = recipients.length
    const counts = { people: people.length, roles: grants.length, links }
    const importId = await insertRosterImport(trx, { convocatoriaId, fileSha256, ...counts, by })
    await appendAudit(trx, {
      actor: by === null ? null : { personId: by, role: 'admin' }, action: 'roster.import', subjectType: 'rosterImport',
      subjectId: importId, payload: { fileSha256, ...counts, entries: entries.length, addresses: addresses.length },
    })
    return accept({ ...read.value, saved: true, links })
  })
}
