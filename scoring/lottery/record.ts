// The lottery as it is kept and handed on: the commitment word for word, the round that decided, the secret and the seed.
// One canonical text, `lottery.json` of the audit package; everything in it can be recomputed with standard tools.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { z } from 'zod'
import { commitmentSchema } from './commitment.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/)

export const lotteryRecordSchema = z.strictObject({
  schema: z.literal('efiser-lottery/1'),
  commitment: commitmentSchema,
  /** SHA-256 of the canonical text of `commitment`: what the public page and the audit chain showed before. */
  commitmentSha256: hex64,
  source: z.enum(['beacon', 'fallback']),
  round: z.strictObject({ round: z.int().min(1), signature: hex, previousSignature: hex.nullable() }),
  beaconValue: hex64,
  secret: hex64,
  seed: hex64,
  drawnAt: z.string(),
})

export type LotteryRecord = z.output<typeof lotteryRecordSchema>

export function lotteryRecordText(record: LotteryRecord): string {
  return canonicalJson(record)
}

/** The frozen input with the seed put in, and nothing else changed: what the selection runs on. */
export function withSeed(frozenInput: string, seed: string): string {
  const input = JSON.parse(frozenInput) as { rules: Record<string, unknown> }
  return canonicalJson({ ...input, rules: { ...input.rules, lotterySeed: seed } })
}
