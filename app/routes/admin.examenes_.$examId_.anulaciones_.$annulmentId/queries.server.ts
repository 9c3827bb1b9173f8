/**
 * One proposal with who moves: by the dry run of this moment while it is open, by the approved one afterwards. Who is shown
 * the moves of an open one is kept: only they may approve it.
 */
import type { AppLoadContext } from '@remix-run/node'
import { findAnnulment } from '#db/queries/annulments.ts'
import { readNow } from '#db/queries/clock.ts'
import { wasShown } from '#db/queries/proposal-showings.ts'
import { listItemNames } from '#db/queries/item-statistics.ts'
import { readSelectionStage } from '#db/queries/selection-runs.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import type { Actor } from '#app/http/actor.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import type { DryRun, Move } from '#app/marking/compare-standings.ts'
import { dryRunAnnulment, dryRunText } from '#app/marking/dry-run.server.ts'
import type { OpenNow } from '#app/score-openings/require-opening.server.ts'
import { showProposal } from '#app/use-cases/show-proposal.server.ts'

/** Throws a 404 for a proposal that is not of this exam. */
export async function readAnnulment(
  { services: { database: { db } } }: AppLoadContext, examId: string, annulmentId: string | undefined,
) {
  const row = isUuid(annulmentId) ? await findAnnulment(db, annulmentId) : undefined
  if (row?.examId !== examId) throw notFound()
  const [names, stage, effect] = [
    await listItemNames(db, row.formId), await readSelectionStage(db, row.convocatoriaId), await readEffect(db, row),
  ]
  const items = names.filter(({ itemId }) => row.itemIds.includes(itemId)).map(({ itemId, code, topic }) => ({ itemId, code, topic }))
  const { id, version, policy, kind, reason, proposer, proposedAt, proposedBy, outcome, decider, decidedAt, note } = row
  const proposal = {
    id, version, policy, kind, reason, proposer, proposedAt, proposedBy, outcome, decider, decidedAt, note,
  }
  return { proposal, items, stage, effect }
}

type Row = NonNullable<Awaited<ReturnType<typeof findAnnulment>>>

interface Effect { dryRun: DryRun | null, sha256: string | null, problem: string | null }

async function readEffect(db: DbOrTrx, row: Row): Promise<Effect> {
  if (row.effect !== null) return { dryRun: JSON.parse(row.effect) as DryRun, sha256: row.effectSha256, problem: null }
  if (row.outcome !== null) return { dryRun: null, sha256: null, problem: null }
  const dry = await dryRunAnnulment(db, row, row, await readNow(db))
  if (!dry.ok) return { dryRun: null, sha256: null, problem: describeRefusal(dry) }
  return { dryRun: dry.value.dryRun, sha256: dryRunText(dry.value.dryRun).sha256, problem: null }
}

interface Showing {
  proposal: { id: string, outcome: string | null, proposedBy: string }
  sha256: string | null
  open: OpenNow | null
}

/** Whether this person was shown this dry run, now or before. Of the own proposal, and of a decided one, nothing is kept. */
export async function keepShown(
  { services }: AppLoadContext, actor: Actor, { proposal, sha256, open }: Showing,
): Promise<boolean> {
  if (sha256 === null || proposal.outcome !== null || proposal.proposedBy === actor.personId) return false
  const shown = { annulmentId: proposal.id, effectSha256: sha256 }
  if (await wasShown(services.database.db, shown, actor.personId)) return true
  if (open === null) return false
  await showProposal(services, actor, shown, open.id)
  return wasShown(services.database.db, shown, actor.personId)
}

export type AnnulmentView = Awaited<ReturnType<typeof readAnnulment>>

const WHAT = {
  calificacion: ({ before, after }: Move) => before.efiser !== after.efiser,
  posicion: ({ before, after }: Move) => before.position !== after.position,
  plaza: ({ before, after }: Move) => JSON.stringify(before.seat) !== JSON.stringify(after.seat),
} as const

/** The page of moves that the address asks for. */
export function arrangeMoves(moves: readonly Move[], url: string) {
  const query = readTableQuery<'folio', 'cambio'>(url, { sorts: ['folio'], filters: ['cambio'], pageSize: 50 })
  const holds = Object.entries(WHAT).find(([name]) => name === query.filters.cambio)?.[1]
  const found = moves.filter((move) =>
    move.folio.toUpperCase().includes(query.search.toUpperCase()) && (holds === undefined || holds(move)))
  const from = (query.page - 1) * query.pageSize
  return { query, shown: found.length, total: moves.length, rows: found.slice(from, from + query.pageSize) }
}
