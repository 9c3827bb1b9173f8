/** What the page asks over HTTP to be able to open without net, and what it tells afterwards. */
import { z } from 'zod'
import type { OfflineBundle } from './bundle.ts'

const whose = { attemptId: z.uuid(), deviceId: z.uuid() }

export const offlineRequestSchema = z.discriminatedUnion('act', [
  /** Before T0: the wrapped key, for the tab that holds the lease. */
  z.strictObject({ act: z.literal('give'), ...whose, tabId: z.uuid() }),
  /** Back on the net: it was opened by the code; `openedAt` by the page's own reckoning, as evidence. */
  z.strictObject({ act: z.literal('tell'), ...whose, openedAt: z.int().min(0).max(4_102_444_800_000) }),
])
export type OfflineRequest = z.infer<typeof offlineRequestSchema>
export type GiveRequest = Omit<Extract<OfflineRequest, { act: 'give' }>, 'act'>
export type TellRequest = Omit<Extract<OfflineRequest, { act: 'tell' }>, 'act'>

export type GiveReply = { ok: true, bundle: OfflineBundle } | { ok: false, refusal: string }
