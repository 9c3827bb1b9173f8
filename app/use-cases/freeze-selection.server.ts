/**
 * Freezes everything a selection is made from into one package (SCORING:
 * efiser-selection/2), and commits its lottery in the same act, so that no moment
 * lies between in which somebody could know of a tie. Nothing is guessed: a
 * candidate without a mark, an input that is missing or contradicts another, or that
 * the package's own rules refuse, stops the freeze and is named; so do an annulment
 * that waits for its decision, and a form that did not work and nobody released.
 * Where the marks carry over, what was frozen with them is taken word for word (carried-facts.server.ts).
 * Persons become random selection ids; the map to them stays private.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { listExamsWithOpenAnnulment, listFormAnnulments } from '#db/queries/annulments.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { readLatestVersion } from '#db/queries/call-versions.ts'
import { countLotteries, insertLottery } from '#db/queries/lotteries.ts'
import { listSelectionGaps } from '#db/queries/selection-gaps.ts'
import { listSeatPools, listSelectionCandidates } from '#db/queries/selection-input.ts'
import { insertLedger, listCancelledCandidates, listFormsWithKeys } from '#db/queries/selection-ledger.ts'
import { insertRun, lockSelection } from '#db/queries/selection-runs.ts'
import type { Trx } from '#db/client.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, instant, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { annulmentsDigest, type FormAnnulment } from '#exam-engine/marking/annulment.ts'
import { describeInputs } from '#scoring/audit-package/inputs-ledger.ts'
import type { LeftOut } from '#scoring/audit-package/exclusions.ts'
import { BEACONS, type BeaconId } from '#scoring/lottery/beacons.ts'
import { commitLottery, commitmentText, LEAST_LEAD, type CommitRefusal } from '#scoring/lottery/commitment.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { Actor } from '#app/http/actor.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import { carryInto, readCarriedFacts, type SelectedRow } from '#app/selection/carried-facts.server.ts'
import { describePackage } from '#app/selection/describe-package.ts'
import type { CoreServices } from '#app/services.server.ts'

export type FreezeSelectionRefusal =
  | 'MARKS_MISSING' | 'ANNULMENT_PENDING' | 'FORM_NOT_RELEASED' | 'INPUTS_OPEN' | 'SELECTION_INPUT_UNUSABLE' | 'NO_CANDIDATES' | 'NO_SEATS_OFFERED'
  | 'FREEZE_REASON_MISSING' | 'TEST_BEACON_ONLY_IN_DEMO' | CommitRefusal

export interface FreezeSelectionInput {
  convocatoriaId: string
  /** Which beacon decides, and from when on its first round counts; null: as soon as the rules allow. */
  chain: BeaconId
  beaconFrom: Instant | null
  /** Why once more, where the convocatoria has a frozen input already; everybody may read it. */
  reason: string | null
}

/** What a lottery's secret is sealed to. */
export function lotterySecretOf(runId: string): string {
  return `lottery ${runId}`
}

/**
 * The id of the new run. Candidates without an ENARM mark did not qualify (§1.1 A, §4.2 A): they stand in the ledger
 * of exclusions, not in the package. Refuses MARKS_MISSING (`count`), ANNULMENT_PENDING (`exam`), FORM_NOT_RELEASED
 * (`exam`, `finding`, `n`), INPUTS_OPEN (`count`), SELECTION_INPUT_UNUSABLE (`path` of the first bad field), NO_CANDIDATES, NO_SEATS_OFFERED, FREEZE_REASON_MISSING, TEST_BEACON_ONLY_IN_DEMO,
 * BEACON_TOO_SOON, BEACON_TOO_LATE.
 */
export async function freezeSelection(
  { database: { db }, papers: { secrets }, demo }: CoreServices, actor: Actor, wanted: FreezeSelectionInput,
): Promise<Result<string, FreezeSelectionRefusal>> {
  const { convocatoriaId, chain } = wanted
  if (BEACONS[chain].test && !demo) return refuse('TEST_BEACON_ONLY_IN_DEMO')
  return db.transaction().execute(async (trx) => {
    await lockSelection(trx, convocatoriaId)
    const now = await readNow(trx)
    const earlier = await countLotteries(trx, convocatoriaId)
    if (earlier > 0 && wanted.reason === null) return refuse('FREEZE_REASON_MISSING')
    const carried = await readCarriedFacts(trx, convocatoriaId)
    const everybody = carryInto(await listSelectionCandidates(trx, convocatoriaId), carried)
    const rows = everybody.filter((row) => row.enarm !== null)
    if (rows.length === 0) return refuse('NO_CANDIDATES')
    const unmarked = rows.filter((row) => row.mark_status === null).length
    if (unmarked > 0) return refuse('MARKS_MISSING', { count: unmarked })
    const quality = await judgeForms(trx, convocatoriaId)
    if (!quality.ok) return quality
    const gaps = await listSelectionGaps(trx, convocatoriaId)
    if (gaps.length > 0) return refuse('INPUTS_OPEN', { count: gaps.length })
    const pools = await listSeatPools(trx, convocatoriaId)
    if (pools.every(({ seats }) => seats === 0)) return refuse('NO_SEATS_OFFERED')

    const identified = identify(rows)
    const call = await readLatestVersion(trx, convocatoriaId)
    if (call === undefined) throw new Error(`candidates without a call: ${convocatoriaId}`)
    const { rules: rulesDocument } = call.document
    const text = describePackage({ call: call.document, lotterySeed: null }, identified, pools)
    const read = readPackage(Buffer.from(text))
    if (!read.ok) return refuse('SELECTION_INPUT_UNUSABLE', { path: read.problems[0]?.path ?? null })

    const inputSha256 = sha256Hex(text)
    const secret = randomBytes(32)
    const committed = commitLottery({
      convocatoria: convocatoriaId, number: earlier + 1, reason: earlier > 0 ? wanted.reason : null, frozenInputSha256: inputSha256,
      secretSha256: sha256Hex(secret), chain,
      // The minute that the act itself may take is not taken from those who want to read the commitment first.
      from: wanted.beaconFrom ?? addDuration(now, minutes(LEAST_LEAD / 60_000 + 1)),
    }, now)
    if (!committed.ok) return committed
    const commitment = commitmentText(committed.value)
    const commitmentSha256 = sha256Hex(commitment)

    const runId = await insertRun(trx, {
      id: randomUUID(), convocatoriaId, input: text, inputSha256, frozenBy: actor.personId,
      identities: identified.map(({ row, selectionId }) => ({ candidateId: row.id, selectionId })),
    }, now)
    const inputs = canonicalJson(describeInputs(
      read.value.input, { rulesDocument, rulesDocumentSha256: call.number === 0 ? null : call.rulesSha256 },
      await listFormsWithKeys(trx, convocatoriaId), carried?.source ?? null))
    const cancelled = await listCancelledCandidates(trx, convocatoriaId)
    const leftOut: LeftOut = {
      leftOut: identify(everybody.filter((row) => row.enarm === null)).map(({ row, selectionId }) => (
        { selectionId, reason: cancelled.has(row.id) ? 'FALSE_DATA' : 'NO_ENARM' })),
      falseData: identified.filter(({ row }) => cancelled.has(row.id)).map(({ selectionId }) => selectionId),
    }
    const inputsSha256 = sha256Hex(inputs)
    await insertLedger(trx, { runId, inputs, inputsSha256, leftOut: canonicalJson(leftOut) })
    await insertLottery(trx, {
      runId, convocatoriaId, number: earlier + 1, commitment, commitmentSha256, frozenInputSha256: inputSha256,
      secretSha256: committed.value.secretSha256, sealedSecret: secrets.seal(secret, lotterySecretOf(runId)),
      committedBy: actor.personId, chain, beaconAt: instant(committed.value.beacon.moment),
      fallbackAt: instant(committed.value.fallback.moment),
    }, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.freeze', subjectType: 'selectionRun',
      subjectId: runId,
      payload: {
        inputSha256, inputsSha256, lotteryCommitmentSha256: commitmentSha256, candidates: rows.length,
        withoutEnarm: everybody.length - rows.length, pools: pools.length,
        annulments: quality.value.length, annulmentsSha256: annulmentsDigest(quality.value),
      },
    })
    return accept(runId)
  })
}

/** Random 128 bits for each, in their order: the order of the package says nothing of a person. */
function identify(rows: readonly SelectedRow[]) {
  return rows.map((row) => ({ row, selectionId: randomBytes(16).toString('hex') }))
    .sort((left, right) => (left.selectionId < right.selectionId ? -1 : 1))
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
