/**
 * What the candidates of a period without exams compete by: EFISER, grades, ENARM and publications as they were frozen in
 * the selection in which the mark was earned, annulments included. Bound by the hash of that frozen input; throws when the
 * stored input is not the one that was frozen, or lacks somebody whom the database let register. §5.3, §5.13
 */
import type { DbOrTrx } from '#db/client.ts'
import { listCarriedIds, readMarksSource } from '#db/queries/carried-marks.ts'
import type { SelectionCandidateRow } from '#db/queries/selection-input.ts'
import type { MarksSource } from '#scoring/audit-package/inputs-ledger.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { PackageCandidate } from '#scoring/package/schema.ts'

export type FrozenFacts = Pick<PackageCandidate, 'efiser' | 'grades' | 'enarm' | 'publications'>

export interface CarriedFacts {
  source: MarksSource
  /** By candidate of the period. */
  facts: ReadonlyMap<string, FrozenFacts>
}

/** Null for a call that has exams of its own. */
export async function readCarriedFacts(db: DbOrTrx, convocatoriaId: string): Promise<CarriedFacts | null> {
  const found = await readMarksSource(db, convocatoriaId)
  if (found === undefined) return null
  const { input, ...source } = found
  const read = readPackage(Buffer.from(input))
  if (!read.ok || read.value.sha256 !== source.inputSha256) throw new Error(`not what was frozen: run ${source.runId}`)
  const frozen = new Map(read.value.input.candidates.map((candidate) => [candidate.folio, candidate]))
  const ids = await listCarriedIds(db, convocatoriaId, source.runId)
  return { source, facts: new Map(ids.flatMap(({ candidateId, selectionId }) => {
    const candidate = frozen.get(selectionId)
    return candidate === undefined ? [] : [[candidateId, candidate] as const]
  })) }
}

/** A row of the selection with what was frozen before in the place of what the period does not have. */
export type SelectedRow = SelectionCandidateRow & { readonly frozen?: FrozenFacts }

export function carryInto(rows: readonly SelectionCandidateRow[], carried: CarriedFacts | null): SelectedRow[] {
  if (carried === null) return [...rows]
  return rows.map((row) => {
    const frozen = carried.facts.get(row.id)
    if (frozen === undefined) throw new Error(`a candidate without a mark that carries over: ${row.id}`)
    return { ...row, frozen, enarm: frozen.enarm, mark_status: frozen.efiser.status }
  })
}
