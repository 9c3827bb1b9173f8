// What is signed of the audit chain once per day: which event was the last, its hash, when, and which anchor came before.
// A line of a file holds one with its signature and the public key that it names, so that lines kept in different places
// (an export, a mail) can be put into one file. Refuses, on reading, whatever is not written exactly so.
import { z } from 'zod'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const anchorSchema = z.strictObject({
  format: z.literal('efiser-anchor/1'),
  /** 1, 2, 3 …: a missing one shows. */
  number: z.int().min(1),
  /** Of central time. */
  day: z.iso.date(),
  /** The event that announces this anchor, and its link in the chain. */
  seq: z.int().min(1),
  hash,
  at: z.iso.datetime({ precision: 3 }),
  /** SHA-256 of the anchor before; null for the first. */
  previous: hash.nullable(),
  keyId: hash,
}).refine(({ number, previous }) => (number === 1) === (previous === null), { path: ['previous'] })

export type Anchor = Readonly<z.infer<typeof anchorSchema>>

const signedAnchorSchema = z.strictObject({
  anchor: anchorSchema, publicKey: z.base64().max(200), signature: z.base64url().max(200),
})

/** `publicKey`: base64 of the SPKI (DER) of the key that the anchor names. `signature`: base64url, Ed25519. */
export type SignedAnchor = Readonly<z.infer<typeof signedAnchorSchema>>

/** The one text of an anchor: what is signed, stored and hashed. */
export function anchorText(anchor: Anchor): string {
  return canonicalJson(anchor)
}

/** Lower-case hex; the next anchor names this one by it. */
export function anchorSha256(anchor: Anchor): string {
  return sha256Hex(anchorText(anchor))
}

/** Null when the text is not the one text of an anchor. */
export function readAnchor(text: string): Anchor | null {
  const read = anchorSchema.safeParse(parseJson(text))
  return read.success && anchorText(read.data) === text ? read.data : null
}

export function writeAnchorFile(anchors: readonly SignedAnchor[]): string {
  return anchors.map((signed) => `${canonicalJson(signed)}\n`).join('')
}

export type AnchorFile =
  | { ok: true, anchors: SignedAnchor[] }
  /** Lines count from 1. */
  | { ok: false, line: number }

/** Empty lines and space around a line are what a mail program adds. Says nothing about signatures. */
export function readAnchorFile(text: string): AnchorFile {
  const anchors: SignedAnchor[] = []
  for (const [index, line] of text.replace(/^\uFEFF/, '').split('\n').entries()) {
    if (line.trim() === '') continue
    const read = signedAnchorSchema.safeParse(parseJson(line))
    if (!read.success) return { ok: false, line: index + 1 }
    anchors.push(read.data)
  }
  return { ok: true, anchors }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
