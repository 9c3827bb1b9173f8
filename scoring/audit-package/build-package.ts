// Builds the audit package of a run from the stored bytes. Decides nothing: what it holds was decided and stored before.
// The same parts, salts and key always give the same bytes (Ed25519 is deterministic, the archive is stored and undated).
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { SelectionResults } from '../package/results.ts'
import { leafOf } from '../merkle/inclusion-proof.ts'
import { treeHead } from '../merkle/tree.ts'
import { DICTIONARY } from './dictionary.ts'
import { describeExclusions, type LeftOut } from './exclusions.ts'
import { LISTED_FILES, MANIFEST, PUBLIC_KEY, SIGNATURE, type ListedFile } from './files.ts'
import { SIGNED_PREFIX, type Manifest } from './manifest.ts'
import { README } from './readme.ts'
import { zipPackage } from './zip.ts'

export interface PackageParts {
  runId: string
  convocatoria: string
  /** ISO 8601. */
  frozenAt: string
  ranAt: string
  software: { version: string, commit: string | null }
  freezeEvent: { seq: number, hash: string }
  /** Stored texts, handed on byte for byte. */
  frozenInput: string
  input: string
  results: Uint8Array
  inputs: string
  lottery: string
  leftOut: LeftOut
  /** Plain JSON, one element for each annulled item; none in a run without. */
  annulments: readonly unknown[]
  /** One of 16 bytes for each candidate, in the order of the results. */
  salts: readonly Uint8Array[]
  signer: {
    keyId: string
    publicKeyPem: string
    /** The 64 bytes of the signature over SIGNED_PREFIX and the text. */
    sign(text: string): Uint8Array
  }
}

export interface BuiltPackage {
  readonly archive: Uint8Array
  /** 64 lower-case hex each. */
  readonly sha256: string
  readonly manifestSha256: string
  readonly head: string
  /** The hash of each candidate's leaf, in the order of the results. */
  readonly leaves: readonly Uint8Array[]
}

export function buildPackage(parts: PackageParts): BuiltPackage {
  const { candidates } = JSON.parse(Buffer.from(parts.results).toString('utf8')) as SelectionResults
  const leaves = leavesOf(candidates, parts.salts)
  const head = hex(treeHead(leaves))
  const listed: Record<ListedFile, Uint8Array> = {
    'README.txt': text(README),
    'annulments.json': json({ schema: 'efiser-annulments/1', annulments: parts.annulments }),
    'dictionary.json': json(DICTIONARY),
    'exclusions.json': json(describeExclusions(candidates, parts.leftOut)),
    'frozen-input.json': text(parts.frozenInput),
    'input.json': text(parts.input),
    'inputs.json': text(parts.inputs),
    'lottery.json': text(parts.lottery),
    'merkle-leaves.json': json({ schema: 'efiser-merkle-leaves/1', leaves: leaves.map(hex) }),
    'results.json': parts.results,
  }
  const manifest: Manifest = {
    schema: 'efiser-audit-package/1',
    convocatoria: parts.convocatoria, runId: parts.runId, frozenAt: parts.frozenAt, ranAt: parts.ranAt,
    software: { name: 'efiser', ...parts.software },
    files: LISTED_FILES.map((name) => ({ name, size: listed[name].length, sha256: sha256Hex(listed[name]) })),
    tree: { algorithm: 'RFC 6962, SHA-256', size: leaves.length, head },
    freezeEvent: parts.freezeEvent,
    signature: { algorithm: 'Ed25519', prefix: SIGNED_PREFIX, keyId: parts.signer.keyId },
  }
  const manifestText = canonicalJson(manifest)
  const archive = zipPackage({
    ...listed,
    [MANIFEST]: text(manifestText),
    [SIGNATURE]: parts.signer.sign(manifestText),
    [PUBLIC_KEY]: text(parts.signer.publicKeyPem),
  })
  return { archive, sha256: sha256Hex(archive), manifestSha256: sha256Hex(manifestText), head, leaves }
}

/** The leaf hash of each candidate, in the order of the results. Throws when the salts are not one for each. */
function leavesOf(candidates: SelectionResults['candidates'], salts: readonly Uint8Array[]): Uint8Array[] {
  if (salts.length !== candidates.length) throw new RangeError('one salt for each candidate')
  return candidates.map((candidate, index) => leafOf(salts[index] as Uint8Array, candidate))
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8')
}

function json(value: unknown): Uint8Array {
  return text(canonicalJson(value))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
