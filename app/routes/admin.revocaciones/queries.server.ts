/** Proposals to take seats back, as their pages show them. */
import type { Actor } from '#app/http/actor.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { findRevocation, listRevocations, type RevocationRow } from '#db/queries/revocations.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'

export async function readRevocations(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  return (await listRevocations(args.context.services.database.db)).map((row) => describe(row, actor))
}

/** Null where there is none. */
export async function readRevocation(args: RequestArgs, id: string) {
  const actor = await requireRole(args, 'admin')
  const row = await findRevocation(args.context.services.database.db, id)
  return row === undefined ? null : describe(row, actor)
}

function describe(row: RevocationRow, { personId }: Actor) {
  return {
    id: row.id, personId: row.personId, folio: row.folio, name: `${surnames(row.firstSurname, row.secondSurname)} ${row.givenNames}`,
    seat: `${row.cer}, ${row.sede}${row.subsede === null ? '' : `, subsede ${row.subsede}`}`,
    ground: row.ground, reason: row.reason, proposedAt: row.proposedAt, proposedBy: `${row.proposerNames} ${row.proposerSurname}`,
    outcome: row.outcome, decidedAt: row.decidedAt, note: row.note,
    decidedBy: row.deciderNames === null ? null : `${row.deciderNames} ${row.deciderSurname ?? ''}`,
    /** Who proposed withdraws; another decides. */
    own: row.proposedBy === personId,
  }
}

export type ListedRevocation = ReturnType<typeof describe>
