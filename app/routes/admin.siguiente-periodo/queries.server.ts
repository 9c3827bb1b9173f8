/** The seats that are free after the newest call with results, each with why; and where its next period stands. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readFreedSeats } from '#app/use-cases/start-next-period.server.ts'
import { findAcceptance, findLastOfCycle, findPeriodDraft } from '#db/queries/call-periods.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { nameSedes } from '#db/queries/sede-names.ts'
import { proposePeriodDays } from '#exam-engine/convocatoria/period-days.ts'
import { FREE_REASONS, type FreedPool, type FreeReason } from '#exam-engine/convocatoria/freed-seats.ts'
import { proposePeriodTitle } from './period-title.ts'

export type PoolLine = FreedPool & { sedeName: string }

/** Null before any convocatoria. */
export async function readNextPeriod(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const current = await findCurrentConvocatoria(db)
  const call = current === undefined ? undefined : await findAcceptance(db, current.id)
  if (call === undefined) return null
  const now = await readNow(db)
  const ready = call.published === true && now >= call.until
  const pools = call.published === true ? await nameSedes(db, await readFreedSeats(db, call)) : []
  return {
    id: call.id, title: call.title, until: call.until, published: call.published === true, ready,
    last: await findLastOfCycle(db, call.cycle) === call.id,
    draft: await findPeriodDraft(db, call.id) ?? null,
    pools, totals: sum(pools),
    proposal: {
      title: proposePeriodTitle(call.title, call.period + 1),
      days: String(proposePeriodDays(await readConvocatoriaRules(db, call.id), now)), marks: 'newCronograma',
    },
  }
}

export interface Totals extends Record<FreeReason, number> {
  initial: number
  held: number
  free: number
}

function sum(pools: readonly FreedPool[]): Totals {
  const add = (of: (pool: FreedPool) => number) => pools.reduce((total, pool) => total + of(pool), 0)
  const reasons = Object.fromEntries(FREE_REASONS.map((reason) => [reason, add((pool) => pool.reasons[reason])])) as Record<FreeReason, number>
  return { initial: add(({ initial }) => initial), held: add(({ held }) => held), free: add(({ free }) => free), ...reasons }
}

export type NextPeriodPage = NonNullable<Awaited<ReturnType<typeof readNextPeriod>>>
