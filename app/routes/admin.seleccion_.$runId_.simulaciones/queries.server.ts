/** The frozen seats of a run by course, and the simulations that were made of it. */
import type { AppLoadContext } from '@remix-run/node'
import { readRunDocument } from '#db/queries/admin-selection.ts'
import { nameSedes } from '#db/queries/sede-names.ts'
import { listWhatIfs } from '#db/queries/what-ifs.ts'
import type { DryRun } from '#app/marking/compare-standings.ts'
import type { SeatChange } from '#app/what-if/simulate-seats.ts'
import { notFound } from '#app/http/guards.server.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { SeatPool } from '#scoring/package/schema.ts'

/** In the order of the published table. */
export async function readFrozenSeats(
  { services: { database: { db } } }: AppLoadContext, runId: string,
): Promise<readonly SeatPool[]> {
  const document = await readRunDocument(db, runId, 'input')
  const read = document === undefined ? undefined : readPackage(Buffer.from(document.text))
  if (read === undefined || !read.ok) throw notFound()
  return read.value.input.seats
}

/** Those of one course, with the names of their sedes. */
export async function readFrozenPools(context: AppLoadContext, seats: readonly SeatPool[], cer: string | null) {
  return nameSedes(context.services.database.db, seats.filter((pool) => pool.cer === cer))
}

export async function readWhatIfs({ services: { database: { db } } }: AppLoadContext, runId: string) {
  return (await listWhatIfs(db, runId)).map(({ id, label, changes, comparison, made_at: madeAt, made_by: madeBy }) => {
    const { counts, moves } = JSON.parse(comparison) as DryRun
    const seats = (JSON.parse(changes) as SeatChange[]).reduce((sum, { from, to }) => sum + to - from, 0)
    return { id, label, madeAt, madeBy, seats, moves: moves.length, counts }
  })
}

export type WhatIfLine = Awaited<ReturnType<typeof readWhatIfs>>[number]
