/** What a machine measures of itself, as its page sends it: the schema that the server parses, and the stored form. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const milliseconds = z.number().min(0).max(600_000)

export const measurementsSchema = z.strictObject({
  browser: z.strictObject({
    name: z.string().max(40), version: z.int().min(0).max(100_000).nullable(),
    /** Safe Exam Browser says so in its name. */
    seb: z.boolean(),
  }),
  features: z.strictObject({
    secureContext: z.boolean(), indexedDb: z.boolean(), webCrypto: z.boolean(), serviceWorker: z.boolean(),
    webSocket: z.boolean(), decompression: z.boolean(),
  }),
  /** How far the machine's clock is ahead of the server's; null where no ping came back. */
  clockOffsetMs: z.int().min(-1e13).max(1e13).nullable(),
  /** A record written through the exam's own vault and read back; null where that failed. */
  storageMs: milliseconds.nullable(),
  quotaBytes: z.number().min(0).max(1e18).nullable(),
  /** Round trips over the socket; null where none came back. */
  ping: z.strictObject({ medianMs: milliseconds, worstMs: milliseconds, lost: z.int().min(0).max(100) }).nullable(),
  /** From the page into the database, committed, and back. */
  save: z.strictObject({ medianMs: milliseconds, worstMs: milliseconds, lost: z.int().min(0).max(100) }).nullable(),
  transport: z.enum(['websocket', 'polling']).nullable(),
  screen: z.strictObject({ width: z.int().min(0).max(100_000), height: z.int().min(0).max(100_000) }),
  download: z.strictObject({ bytes: z.int().min(0).max(100_000_000), ms: milliseconds }).nullable(),
})

export type Measurements = z.infer<typeof measurementsSchema>

export const labelSchema = writtenText('Escriba cómo se llama el equipo', 60)

export const checkResultSchema = z.strictObject({
  /** Drawn by the page for this result. */
  id: z.uuid(), deviceId: z.uuid(), sedeCode: z.string().min(1).max(32), label: labelSchema,
  measurements: measurementsSchema,
})

export type CheckResult = z.infer<typeof checkResultSchema>
