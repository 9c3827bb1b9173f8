/** The frozen seats of a run by course, its frozen forms, and the simulations that were made of it. */
import type { AppLoadContext } from '@remix-run/node'
import { readRunDocument } from '#db/queries/admin-selection.ts'
import { readFormAnnulment } from '#db/queries/annulments.ts'
import { listItemNames } from '#db/queries/item-statistics.ts'
import { nameSedes } from '#db/queries/sede-names.ts'
import { listWhatIfs } from '#db/queries/what-ifs.ts'
import type { DryRun } from '#app/marking/compare-standings.ts'
import type { AnnulmentChange } from '#app/what-if/annul-frozen.ts'
import { readFrozenForms } from '#app/what-if/load-frozen-marking.server.ts'
import type { SeatChange } from '#app/what-if/simulate-changes.ts'
import { notFound } from '#app/http/guards.server.ts'
import type { FormFact } from '#scoring/audit-package/inputs-ledger.ts'
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

export function nameForm({ ceme, grade, version }: Pick<FormFact, 'ceme' | 'grade' | 'version'>): string {
  return `${ceme} ${String(grade)}, forma versión ${String(version)}`
}

/** The forms of the run by name, and of the one that is asked for its items and what stands annulled in it. */
export async function readForms({ services: { database: { db } } }: AppLoadContext, runId: string, asked: string | null) {
  const forms = (await readFrozenForms(db, runId)).map((form) => ({ formId: form.formId, name: nameForm(form) }))
  const form = forms.find(({ formId }) => formId === asked)
  if (form === undefined) return { forms, form: null }
  const [names, standing] = await Promise.all([listItemNames(db, form.formId), readFormAnnulment(db, form.formId)])
  const items = names.map(({ itemId, code, topic }) => (
    { itemId, code, topic, annulled: standing.itemIds.includes(itemId) }))
  return { forms, form: { ...form, policy: standing.policy, items } }
}

export type FormToAnnul = NonNullable<Awaited<ReturnType<typeof readForms>>['form']>

export async function readWhatIfs({ services: { database: { db } } }: AppLoadContext, runId: string) {
  return (await listWhatIfs(db, runId)).map((row) => {
    const { counts, moves } = JSON.parse(row.comparison) as DryRun
    const annulment = row.annulment === null ? null : JSON.parse(row.annulment) as AnnulmentChange
    return {
      id: row.id, label: row.label, madeAt: row.made_at, madeBy: row.made_by, moves: moves.length, counts,
      seats: (JSON.parse(row.changes) as SeatChange[]).reduce((sum, { from, to }) => sum + to - from, 0),
      annulled: annulment === null ? null : annulment.after.itemIds.length - annulment.before.itemIds.length,
    }
  })
}

export type WhatIfLine = Awaited<ReturnType<typeof readWhatIfs>>[number]
