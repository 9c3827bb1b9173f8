/** What travels between the page of the system check and the server: a message there and back, and a save of nothing. */
import { z } from 'zod'
import { PROBES } from '../system-check/check-limits.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { PayloadRefusal, Refusal } from './protocol.ts'

export const CHECK_NAMESPACE = '/comprobacion'

export const pingSchema = z.strictObject({})
export const probeSchema = z.strictObject({ deviceId: z.uuid(), slot: z.int().min(1).max(PROBES) })

/** The time of this server's machine, which the demo's clock does not move: what a machine's clock is compared with. */
export type PingReply = { ok: true; now: Instant } | Refusal<PayloadRefusal>
/** After the commit. */
export type ProbeReply = { ok: true } | Refusal<PayloadRefusal>

export interface CheckClientEvents {
  ping: (request: z.infer<typeof pingSchema>, reply: (answer: PingReply) => void) => void
  probe: (request: z.infer<typeof probeSchema>, reply: (answer: ProbeReply) => void) => void
}

export type CheckServerEvents = Record<string, never>
