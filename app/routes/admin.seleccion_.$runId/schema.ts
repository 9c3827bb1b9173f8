/** The acts on a run: recording the beacon's round as its page gives it, saying that it cannot be had, running. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import type { BeaconRound } from '#scoring/lottery/beacon-signature.ts'

const ROUND = 'Pegue el JSON de la ronda, completo, como lo da el faro: {"round":…,"signature":"…"}'
const REASON = 'Escriba por qué no puede obtenerse la ronda'

const hex = z.string().trim().toLowerCase().regex(/^[0-9a-f]+$/)
const published = z.object({
  round: z.int().min(1), signature: hex, previous_signature: hex.optional(),
}).transform(({ round, signature, previous_signature: previous }): BeaconRound => (
  { round, signature, previousSignature: previous ?? null }))

export const drawSchema = z.object({
  intent: z.literal('draw'),
  source: z.enum(['beacon', 'fallback']),
  round: z.string({ error: ROUND }).trim().max(4_000, ROUND).transform((text, issues): BeaconRound => {
    const read = published.safeParse(parse(text))
    if (read.success) return read.data
    issues.addIssue({ code: 'custom', message: ROUND })
    return z.NEVER
  }),
})

export const askFallbackSchema = z.object({
  intent: z.literal('askFallback'),
  reason: z.string({ error: REASON }).trim().min(10, REASON).max(1_000, 'Use como máximo 1000 caracteres')
    .refine(isStorable, NOT_STORABLE),
})

export const runSchema = z.object({ intent: z.literal('run') })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
