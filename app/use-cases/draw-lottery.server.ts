/**
 * After the beacon's moment: its round is recorded, checked by its signature, and
 * with the secret, open from now on, makes the seed. If the named round cannot be
 * had, one person says so and another records the fallback's. Once for all.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockLottery, saveDraw, saveFallbackAsked } from '#db/queries/lotteries.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { BeaconRound } from '#scoring/lottery/beacon-signature.ts'
import { commitmentSchema } from '#scoring/lottery/commitment.ts'
import { askFallback, drawLottery, type AskFallbackRefusal, type DrawRefusal } from '#scoring/lottery/draw.ts'
import { lotteryRecordText, withSeed } from '#scoring/lottery/record.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { lotterySecretOf } from './freeze-selection.server.ts'

export type DrawLotteryRefusal = DrawRefusal | 'RUN_UNKNOWN' | 'RUN_DISCARDED' | 'LOTTERY_SECRET_LOST'

interface DrawLotteryInput {
  runId: string
  source: 'beacon' | 'fallback'
  round: BeaconRound
}

/** The seed. LOTTERY_SECRET_LOST where the master key that sealed the secret is not the one of this server. */
export async function recordBeaconRound(
  { database: { db }, papers: { secrets } }: CoreServices, actor: Actor, { runId, source, round }: DrawLotteryInput,
): Promise<Result<string, DrawLotteryRefusal>> {
  return db.transaction().execute(async (trx) => {
    const lottery = await lockLottery(trx, runId)
    if (lottery === undefined) return refuse('RUN_UNKNOWN')
    if (lottery.discarded_at !== null) return refuse('RUN_DISCARDED')
    if (lottery.state === 'drawn') return refuse('LOTTERY_ALREADY_DRAWN')
    const secret = secrets.open(lottery.sealed_secret, lotterySecretOf(runId))
    if (secret === null) return refuse('LOTTERY_SECRET_LOST')
    const now = await readNow(trx)
    const commitment = commitmentSchema.parse(JSON.parse(lottery.commitment))
    const drawn = drawLottery({
      state: lottery.state, commitment, source, round, secret, by: actor.personId,
      fallbackAskedBy: lottery.fallback_asked_by,
    }, now)
    if (!drawn.ok) return drawn
    const { seed } = drawn.value
    const record = lotteryRecordText({
      schema: 'efiser-lottery/1', commitment, commitmentSha256: lottery.commitment_sha256, source, round,
      beaconValue: drawn.value.beaconValue, secret: drawn.value.secret, seed, drawnAt: toIso(now),
    })
    const seededInput = withSeed(lottery.frozen_input, seed)
    const seededInputSha256 = sha256Hex(seededInput)
    await saveDraw(trx, runId, {
      by: actor.personId, source, signature: round.signature, beaconValue: drawn.value.beaconValue,
      secret: drawn.value.secret, seed, record, seededInput, seededInputSha256,
    }, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.draw', subjectType: 'selectionRun',
      subjectId: runId,
      payload: { source, round: round.round, seed, recordSha256: sha256Hex(record), seededInputSha256 },
    })
    return accept(seed)
  })
}

export type AskForFallbackRefusal = AskFallbackRefusal | 'RUN_UNKNOWN' | 'RUN_DISCARDED'

/** One person says that the named round cannot be had; another must record the fallback's. FALLBACK_NOT_DUE: `from`. */
export async function askForFallback(
  { database: { db } }: CoreServices, actor: Actor, { runId, reason }: { runId: string, reason: string },
): Promise<Result<null, AskForFallbackRefusal>> {
  return db.transaction().execute(async (trx) => {
    const lottery = await lockLottery(trx, runId)
    if (lottery === undefined) return refuse('RUN_UNKNOWN')
    if (lottery.discarded_at !== null) return refuse('RUN_DISCARDED')
    const now = await readNow(trx)
    const asked = askFallback(lottery.state, commitmentSchema.parse(JSON.parse(lottery.commitment)), now)
    if (!asked.ok) return asked
    await saveFallbackAsked(trx, runId, actor.personId, reason, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.askFallback', subjectType: 'selectionRun',
      subjectId: runId, payload: { reason },
    })
    return accept(null)
  })
}
