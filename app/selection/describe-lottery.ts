/** A lottery as pages show it: the commitment in its parts, what the moment allows, and the draw once it is there. Pure. */
import type { PublicLottery } from '#db/queries/lotteries.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import { commitmentSchema, type NamedRound } from '#scoring/lottery/commitment.ts'
import { lotteryPhase } from '#scoring/lottery/draw.ts'
import { lotteryRecordSchema } from '#scoring/lottery/record.ts'

/** Of drand, where a round is read; empty for the test beacon, which is computed. */
function beaconAddress({ chain, chainHash, round }: NamedRound): string {
  return chain === 'efiser-faro-de-prueba' ? '' : `https://api.drand.sh/${chainHash}/public/${String(round)}`
}

export function describeLottery(row: PublicLottery, now: Instant) {
  const commitment = commitmentSchema.parse(JSON.parse(row.commitment))
  const drawn = row.record === null ? null : lotteryRecordSchema.parse(JSON.parse(row.record))
  return {
    runId: row.run_id,
    number: row.number,
    commitment,
    commitmentText: row.commitment,
    commitmentSha256: row.commitment_sha256,
    beaconAt: instant(commitment.beacon.moment),
    fallbackAt: instant(commitment.fallback.moment),
    committedAt: instant(commitment.committedAt),
    phase: lotteryPhase(row.state, commitment, now),
    addresses: { beacon: beaconAddress(commitment.beacon), fallback: beaconAddress(commitment.fallback) },
    test: commitment.beacon.chain === 'efiser-faro-de-prueba',
    fallbackAsked: row.state === 'fallbackAsked',
    fallbackReason: row.fallback_reason,
    published: row.published,
    /** When the freeze that it belongs to was discarded: nothing follows from it any more. */
    discardedAt: row.discarded_at,
    seededInputSha256: row.seeded_input_sha256,
    drawn: drawn === null ? null : {
      at: instant(drawn.drawnAt), source: drawn.source, round: drawn.round, beaconValue: drawn.beaconValue,
      secret: drawn.secret, seed: drawn.seed,
    },
  }
}

export type LotteryView = ReturnType<typeof describeLottery>
