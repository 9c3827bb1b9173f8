/**
 * Freezes everything a selection is made from into one package (SCORING:
 * efiser-selection/1). Nothing is guessed: a candidate without a mark, or an
 * input that the package's own rules refuse, stops the freeze and is named; so do
 * an annulment that waits for its decision, and a form that did not work and that
 * nobody released.
 * Persons become random selection ids; the map to them stays private.
 */
import { randomBytes } from 'node:crypto'
import { listExamsWithOpenAnnulment, listFormAnnulments } from '#db/queries/annulments.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import {
  listSeatPools, listSelectionCandidates, type SeatPoolRow, type SelectionCandidateRow,
} from '#db/queries/selection-input.ts'
import { insertRun, lockSelection } from '#db/queries/selection-runs.ts'
import type { Trx } from '#db/client.ts'
import { annulmentsDigest, type FormAnnulment } from '#exam-engine/marking/annulment.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type FreezeSelectionRefusal =
  'MARKS_MISSING' | 'SELECTION_INPUT_UNUSABLE' | 'NO_CANDIDATES' | 'ANNULMENT_PENDING' | 'FORM_NOT_RELEASED'

interface FreezeSelectionInput {
  convocatoriaId: string
  /** 64 lower-case hex of the public lottery, or null: then a full tie refuses to run. */
  lotterySeed: string | null
}

/**
 * The id of the new run. Candidates without an ENARM mark did not qualify (§1.1 A, §4.2 A) and are counted in the
 * audit, not in the package. Refuses MARKS_MISSING (`count`), SELECTION_INPUT_UNUSABLE (`path` of the first bad
 * field), NO_CANDIDATES, ANNULMENT_PENDING (`exam`), FORM_NOT_RELEASED (`exam`, `finding`, `n`). §3.1 B
 */
export async function freezeSelection(
  { database: { db } }: CoreServices, actor: Actor, { convocatoriaId, lotterySeed }: FreezeSelectionInput,
): Promise<Result<string, FreezeSelectionRefusal>> {
  return db.transaction().execute(async (trx) => {
    await lockSelection(trx, convocatoriaId)
    const now = await readNow(trx)
    const everybody = await listSelectionCandidates(trx, convocatoriaId)
    const rows = everybody.filter((row) => row.enarm !== null)
    if (rows.length === 0) return refuse('NO_CANDIDATES')
    const unmarked = rows.filter((row) => row.mark_status === null).length
    if (unmarked > 0) return refuse('MARKS_MISSING', { count: unmarked })

    const quality = await judgeForms(trx, convocatoriaId)
    if (!quality.ok) return quality

    const identified = rows.map((row) => ({ row, selectionId: randomBytes(16).toString('hex') }))
      .sort((left, right) => (left.selectionId < right.selectionId ? -1 : 1))
    const pools = await listSeatPools(trx, convocatoriaId)
    const text = describeSelection({ convocatoriaId, lotterySeed }, identified, pools)
    const read = readPackage(Buffer.from(text))
    if (!read.ok) return refuse('SELECTION_INPUT_UNUSABLE', { path: read.problems[0]?.path ?? null })

    const inputSha256 = sha256Hex(text)
    const runId = await insertRun(trx, {
      convocatoriaId, input: text, inputSha256, frozenBy: actor.personId,
      identities: identified.map(({ row, selectionId }) => ({ candidateId: row.id, selectionId })),
    }, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.freeze', subjectType: 'selectionRun',
      subjectId: runId,
      payload: {
        inputSha256, candidates: rows.length, withoutEnarm: everybody.length - rows.length, pools: pools.length,
        annulments: quality.value.length, annulmentsSha256: annulmentsDigest(quality.value),
      },
    })
    return accept(runId)
  })
}

/** What stands annulled, once nothing about the forms waits for a person. */
async function judgeForms(
  trx: Trx, convocatoriaId: string,
): Promise<Result<FormAnnulment[], 'ANNULMENT_PENDING' | 'FORM_NOT_RELEASED'>> {
  const [open] = await listExamsWithOpenAnnulment(trx, convocatoriaId)
  if (open !== undefined) return refuse('ANNULMENT_PENDING', { exam: `${open.ceme} ${open.grade}` })
  const barred = (await listFormStandings(trx, convocatoriaId)).find((form) => !isReleased(form))
  if (barred === undefined) return accept(await listFormAnnulments(trx, convocatoriaId))
  return refuse('FORM_NOT_RELEASED', {
    exam: `${barred.ceme} ${barred.grade}`, finding: barred.findings?.[0]?.finding ?? 'NOT_CHECKED', n: barred.n,
  })
}

interface Identified { row: SelectionCandidateRow, selectionId: string }

/** The package as canonical JSON: candidates in the order given, under these ids; seats in that of their table. */
export function describeSelection(
  { convocatoriaId, lotterySeed }: FreezeSelectionInput, candidates: readonly Identified[], pools: readonly SeatPoolRow[],
): string {
  return canonicalJson({
    schema: 'efiser-selection/1',
    rules: {
      convocatoria: convocatoriaId, maxBonus: '1.00', maxCer: 1,
      tieBreak: ['efiser', 'grades', 'enarm', 'lottery'], lotterySeed,
    },
    candidates: candidates.map(({ row, selectionId }) => describeCandidate(row, selectionId)),
    seats: pools.map((pool) => ({
      cer: pool.cer, sede: pool.sede_code, subsede: pool.subsede, count: pool.seats, foreignMax: pool.foreign_max,
    })),
  })
}

function describeCandidate(row: SelectionCandidateRow, selectionId: string) {
  const years = Object.keys(row.grades).map(Number).sort((left, right) => left - right)
  return {
    folio: selectionId,
    category: row.category,
    ceme: row.ceme,
    grade: row.grade,
    efiser: row.mark_status === 'present'
      ? { status: 'present', correct: row.correct, counted: row.counted }
      : { status: row.mark_status },
    grades: {
      previous: years.filter((year) => year < row.grade).map((year) => row.grades[year]),
      current: row.grades[row.grade] ?? null,
    },
    enarm: row.enarm,
    publications: row.publications,
    preferences: row.preferences,
  }
}
