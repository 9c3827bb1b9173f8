/** A whole audit package over a frozen input, signed by a key of its own, drawn by the test beacon. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { RulesJson } from '#exam-engine/convocatoria/call-document.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, instant, minutes, toIso } from '#exam-engine/kernel/time.ts'
import { keyIdOf } from '#app/keys/signature.ts'
import { buildPackage, type BuiltPackage, type PackageParts } from '#scoring/audit-package/build-package.ts'
import { describeInputs } from '#scoring/audit-package/inputs-ledger.ts'
import { SIGNED_PREFIX } from '#scoring/audit-package/manifest.ts'
import { beaconValue } from '#scoring/lottery/beacon-signature.ts'
import { commitLottery, commitmentText } from '#scoring/lottery/commitment.ts'
import { lotteryRecordText, withSeed, type LotteryRecord } from '#scoring/lottery/record.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'
import { auditPaths } from '#scoring/merkle/tree.ts'
import type { InclusionProof } from '#scoring/merkle/inclusion-proof.ts'
import type { SelectionResults } from '#scoring/package/results.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import { lotterySeed } from '#scoring/ranking/lottery.ts'
import { selectFromFile } from '#scoring/select.ts'
import { publishedJson } from '#tests/exam-engine/convocatoria/published-rules.ts'

export const COMMITTED_AT = instant('2024-02-06T12:00:00Z')

export function drawTestLottery(frozenInput: string, secret = Buffer.alloc(32, 7)): LotteryRecord {
  const committed = commitLottery({
    convocatoria: 'rama-2024-2025-1', number: 1, reason: null, frozenInputSha256: sha256Hex(frozenInput),
    secretSha256: sha256Hex(secret), chain: 'efiser-faro-de-prueba', from: addDuration(COMMITTED_AT, minutes(30)),
  }, COMMITTED_AT)
  if (!committed.ok) throw new Error(committed.refusal)
  const round = testRound(committed.value.beacon.round)
  const value = beaconValue(round.signature)
  return {
    schema: 'efiser-lottery/1', commitment: committed.value,
    commitmentSha256: sha256Hex(commitmentText(committed.value)), source: 'beacon', round, beaconValue: value,
    secret: secret.toString('hex'), seed: lotterySeed(Buffer.from(value, 'hex'), secret),
    drawnAt: toIso(addDuration(instant(committed.value.beacon.moment), minutes(1))),
  }
}

export interface TestPackage extends BuiltPackage {
  parts: PackageParts
  publicKey: KeyObject
  results: SelectionResults
}

/** The ledger that goes with the form of the package: the first form names no rules document. */
function ledgerOf(input: SelectionPackage) {
  const rulesDocument = publishedJson() as RulesJson
  const ledger = describeInputs(input, { rulesDocument, rulesDocumentSha256: sha256Hex(canonicalJson(rulesDocument)) }, [])
  if (input.schema === 'efiser-selection/2') return ledger
  const { convocatoria, kinds, forms } = ledger
  return { schema: 'efiser-inputs/1', convocatoria, kinds, forms, rulesDocumentSha256: null }
}

/** `input` must have no seed. */
export function auditPackageOf(input: SelectionPackage, change: (parts: PackageParts) => Partial<PackageParts> = () => ({})): TestPackage {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const frozenInput = canonicalJson(input)
  const lottery = drawTestLottery(frozenInput)
  const seeded = withSeed(frozenInput, lottery.seed)
  const selected = selectFromFile(Buffer.from(seeded))
  if (!selected.ok) throw new Error(selected.refusal)
  const { results, bytes } = selected.value
  const parts: PackageParts = {
    runId: '6f1c8a52-3c1e-4a56-9c0e-1f2d3c4b5a69', convocatoria: input.rules.convocatoria,
    frozenAt: toIso(COMMITTED_AT), ranAt: '2024-02-06T13:00:00.000Z', software: { version: '0.1.0', commit: null },
    freezeEvent: { seq: 12, hash: 'ab'.repeat(32) },
    frozenInput, input: seeded, results: bytes,
    inputs: canonicalJson(ledgerOf(input)), lottery: lotteryRecordText(lottery),
    leftOut: { leftOut: [{ selectionId: 'f'.repeat(32), reason: 'NO_ENARM' }], falseData: [] }, annulments: [],
    salts: results.candidates.map((_, index) => Buffer.alloc(16, index + 1)),
    signer: {
      keyId: keyIdOf(publicKey), publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      sign: (text) => sign(null, Buffer.from(SIGNED_PREFIX + text), privateKey),
    },
  }
  const changed = { ...parts, ...change(parts) }
  return { ...buildPackage(changed), parts: changed, publicKey, results }
}

/** The proof of the candidate in that place of the results. */
export function proofOf({ parts, results, head, leaves, manifestSha256 }: TestPackage, leafIndex: number): InclusionProof {
  return {
    schema: 'efiser-inclusion-proof/1', packageManifestSha256: manifestSha256, treeHead: head, treeSize: leaves.length,
    leafIndex, salt: Buffer.from(parts.salts[leafIndex] ?? []).toString('hex'),
    result: results.candidates[leafIndex] as unknown as Record<string, unknown>,
    path: (auditPaths(leaves)[leafIndex] ?? []).map((hash) => Buffer.from(hash).toString('hex')),
  }
}
