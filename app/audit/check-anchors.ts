/**
 * Holds the audit chain against its anchors: those in the database, and those of a file that was kept elsewhere. Takes
 * what was read; says for each that does not hold which one, why, and between which events the chain was changed.
 * The database's own anchors find who rewrites the chain without the signing key; only a file finds who also removed or
 * made anew the anchors, or had the key.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { anchorSha256, anchorText, readAnchor, type Anchor, type SignedAnchor } from '#exam-engine/audit/anchor.ts'
import { isSignedBy, keyIdOf, readPublicKey } from '#app/keys/signature.ts'

export type AnchorFaultReason =
  /** Its text is none, or says something else than its row. */
  | 'ANCHOR_UNREADABLE'
  /** Its key is unknown here, or is not the key that it names. */
  | 'ANCHOR_KEY_UNKNOWN'
  /** No event of the chain made its key. */
  | 'ANCHOR_KEY_UNANNOUNCED'
  /** Not signed by the key that it names. */
  | 'ANCHOR_SIGNATURE'
  /** The anchor before is missing, or is another one. */
  | 'ANCHOR_LINK'
  /** The chain announces it, and it is not there. */
  | 'ANCHOR_REMOVED'
  /** It is there, and the chain does not announce it at its event. */
  | 'ANCHOR_UNANNOUNCED'
  /** The chain ends before its event. */
  | 'CHAIN_CUT'
  /** The chain has another hash at its event. */
  | 'CHAIN_REWRITTEN'
  /** The file holds it, the database does not. */
  | 'STORE_LACKS'
  /** The file holds another one under its number. */
  | 'STORE_DIFFERS'

export interface AnchorFault {
  source: 'database' | 'file'
  number: number
  /** What was changed lies between these events, both included. */
  fromSeq: number
  seq: number
  reason: AnchorFaultReason
}

export interface AnchorsVerdict {
  stored: number
  /** Null without a file. */
  inFile: number | null
  /** The last anchor with which the chain agrees. */
  lastGood: { number: number, seq: number, day: string } | null
  faults: AnchorFault[]
}

export interface AnchorRow {
  number: number
  day: string
  seq: number
  hash: Uint8Array
  anchored_at: number
  body: string
  body_sha256: string
  signature: string
  key_id: string
  /** PEM; null when no such key ever signed anchors here. */
  public_key: string | null
}

export interface ChainFacts {
  /** Hash (hex) of the events at the anchors' numbers. */
  hashes: ReadonlyMap<number, string>
  /** Events that announce an anchor, by its number, and a key, by its id. */
  announcements: readonly { seq: number, action: string, subject_id: string }[]
}

export function checkAnchors(
  stored: readonly AnchorRow[], file: readonly SignedAnchor[] | null, chain: ChainFacts,
): AnchorsVerdict {
  const verdict: AnchorsVerdict = { stored: stored.length, inFile: file?.length ?? null, lastGood: null, faults: [] }
  const keysMade = new Set(chain.announcements.filter(({ action }) => action !== 'audit.anchor').map((row) => row.subject_id))
  const announced = new Map(chain.announcements.filter(({ action }) => action === 'audit.anchor')
    .map((row) => [Number(row.subject_id), row.seq]))
  const known = new Map<number, string>()
  const keys = new Set<string>()
  let previous: string | null = null
  let fromSeq = 1
  for (const [index, row] of stored.entries()) {
    const anchor = readAnchor(row.body)
    const fault = (reason: AnchorFaultReason, number = row.number) => {
      verdict.faults.push({ source: 'database', number, fromSeq, seq: row.seq, reason })
    }
    known.set(row.number, row.body)
    if (row.public_key !== null) keys.add(row.key_id)
    const wrong = anchor === null || !statesItsRow(anchor, row) ? 'ANCHOR_UNREADABLE' : signatureFault(row, keysMade)
    if (row.number !== index + 1 || anchor?.previous !== previous) fault('ANCHOR_LINK')
    if (wrong !== null) fault(wrong)
    const differs = chainFault(row, Buffer.from(row.hash).toString('hex'), chain.hashes)
    if (differs !== null) fault(differs)
    else if (announced.get(row.number) !== row.seq) fault('ANCHOR_UNANNOUNCED')
    else if (wrong === null) {
      verdict.lastGood = { number: row.number, seq: row.seq, day: row.day }
      fromSeq = row.seq + 1
    }
    previous = row.body_sha256
  }
  for (const [number, seq] of announced) {
    if (!known.has(number)) verdict.faults.push({ source: 'database', number, fromSeq: seq, seq, reason: 'ANCHOR_REMOVED' })
  }
  if (file !== null) verdict.faults.push(...checkFile(file, known, keys, chain.hashes))
  return verdict
}

/** What somebody kept outside: each by its own signature, then against the chain and the stored one of its number. */
function checkFile(
  file: readonly SignedAnchor[], known: ReadonlyMap<number, string>, keys: ReadonlySet<string>,
  hashes: ReadonlyMap<number, string>,
): AnchorFault[] {
  const faults: AnchorFault[] = []
  const seen = new Map<number, SignedAnchor>()
  let fromSeq = 1
  for (const signed of [...file].sort((left, right) => left.anchor.number - right.anchor.number)) {
    const { anchor } = signed
    const fault = (reason: AnchorFaultReason) => {
      faults.push({ source: 'file', number: anchor.number, fromSeq, seq: anchor.seq, reason })
    }
    const own = fileSignatureFault(signed)
    if (own !== null) {
      fault(own)
      continue
    }
    const before = seen.get(anchor.number - 1)
    if (before !== undefined && anchor.previous !== anchorSha256(before.anchor)) fault('ANCHOR_LINK')
    seen.set(anchor.number, signed)
    const differs = chainFault(anchor, anchor.hash, hashes)
    if (differs === null) fromSeq = anchor.seq + 1
    else fault(differs)
    const there = known.get(anchor.number)
    if (there === undefined) fault('STORE_LACKS')
    else if (there !== anchorText(anchor)) fault('STORE_DIFFERS')
    else if (!keys.has(anchor.keyId)) fault('ANCHOR_KEY_UNKNOWN')
  }
  return faults
}

function statesItsRow(anchor: Anchor, row: AnchorRow): boolean {
  return anchor.number === row.number && anchor.day === row.day && anchor.seq === row.seq
    && anchor.hash === Buffer.from(row.hash).toString('hex') && Date.parse(anchor.at) === row.anchored_at
    && anchor.keyId === row.key_id && anchorSha256(anchor) === row.body_sha256
}

function signatureFault(row: AnchorRow, keysMade: ReadonlySet<string>): AnchorFaultReason | null {
  const key = row.public_key === null ? null : readPublicKey(row.public_key)
  if (key === null || keyIdOf(key) !== row.key_id) return 'ANCHOR_KEY_UNKNOWN'
  if (!isSignedBy('anchor', row.body, row.signature, key)) return 'ANCHOR_SIGNATURE'
  return keysMade.has(row.key_id) ? null : 'ANCHOR_KEY_UNANNOUNCED'
}

function fileSignatureFault({ anchor, publicKey, signature }: SignedAnchor): AnchorFaultReason | null {
  const key = readDer(publicKey)
  if (key === null || keyIdOf(key) !== anchor.keyId) return 'ANCHOR_KEY_UNKNOWN'
  return isSignedBy('anchor', anchorText(anchor), signature, key) ? null : 'ANCHOR_SIGNATURE'
}

function chainFault(
  { seq }: { seq: number }, hash: string, hashes: ReadonlyMap<number, string>,
): 'CHAIN_CUT' | 'CHAIN_REWRITTEN' | null {
  const there = hashes.get(seq)
  if (there === undefined) return 'CHAIN_CUT'
  return there === hash ? null : 'CHAIN_REWRITTEN'
}

function readDer(base64: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
