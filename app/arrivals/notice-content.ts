/**
 * What a version of an official notification states, as canonical JSON: the bytes that are hashed, signed, stored and laid
 * into the PDF. Each version names the hash of the one before. No score, no rank, no preference. §5.9.1, §5.9.3
 */
import { z } from 'zod'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'

const unit = z.strictObject({ code: z.string(), name: z.string(), city: z.string(), ooad: z.string() })
const person = { folio: z.string(), name: z.string() }

const contentSchema = z.strictObject({
  document: z.literal('notificacion-oficial/1'),
  convocatoria: z.strictObject({ id: z.string(), title: z.string() }),
  kind: z.enum(['arrivals', 'departures']),
  addressee: z.strictObject({ key: z.string(), name: z.string() }),
  number: z.int().min(1),
  previousSha256: z.string().nullable(),
  issuedAt: z.string(),
  /** The day on which they present themselves, `2024-03-01`. */
  arrivesOn: z.iso.date(),
  entries: z.array(z.strictObject({
    ...person, matricula: z.string(), ceme: z.string(), grade: z.int(), from: unit, cer: z.string(), to: unit,
    subsede: z.string().nullable(),
    letter: z.strictObject({ contentSha256: z.string().nullable(), fileSha256: z.string() }).nullable(),
  })),
  changes: z.array(z.strictObject({
    ...person, change: z.enum(['added', 'resigned', 'revoked', 'removed', 'letterIssued', 'corrected']),
  })),
})

export type NoticeContent = z.output<typeof contentSchema>

export interface WrittenNotice {
  text: string
  sha256: string
}

export function writeNotice(content: NoticeContent): WrittenNotice {
  const text = canonicalJson(content)
  return { text, sha256: sha256Hex(text) }
}

/** Throws on a text that is no notification: what is stored was written here. */
export function readNotice(text: string): NoticeContent {
  return contentSchema.parse(JSON.parse(text))
}

interface Statement {
  convocatoriaId: string
  kind: NoticeContent['kind']
  addressee: string
  number: number
  issuedAt: Instant
  sha256: string
}

/** The text that is signed under the purpose `notice`. */
export function noticeStatement({ convocatoriaId, kind, addressee, number, issuedAt, sha256 }: Statement): string {
  return canonicalJson({
    document: 'notificacion-oficial/1', convocatoria: convocatoriaId, kind, addressee, number,
    issuedAt: toIso(issuedAt), sha256,
  })
}
