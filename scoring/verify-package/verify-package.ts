// The whole check of an audit package from its bytes alone: no database, no keys folder, no net. What is signed, what the
// lottery led to, and the selection computed again by independent code. A package that cannot be read is told apart from
// one that was read and does not hold together.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { MANIFEST, PUBLIC_KEY } from '../audit-package/files.ts'
import { manifestSchema, type Manifest } from '../audit-package/manifest.ts'
import { isExactArchive, unzipPackage, type PackageFiles, type ZipRefusal } from '../audit-package/zip.ts'
import { verifyFiles, type Verdict } from '../verify/verify-selection.ts'
import { checkExclusions, checkFiles, checkInputs, checkSeedOnly, checkTree, readInputCall, readResultRows } from './check-parts.ts'
import { checkLottery } from './check-lottery.ts'
import { checkManifestStatements } from './check-statements.ts'
import { checkSignature, keyIdOf, readEd25519, type TrustedKey } from './check-signature.ts'
import { CHECKS, type CheckName, type Fault } from './checks.ts'
import type { LotteryRecord } from '../lottery/record.ts'

export interface PackageOptions {
  readonly trusted: TrustedKey
  /** Only for packages of a demonstration. */
  readonly acceptTestBeacon: boolean
}

export interface PackageReport {
  /** All hold. */
  readonly holds: boolean
  readonly checks: readonly { readonly name: CheckName, readonly holds: boolean }[]
  readonly faults: readonly Fault[]
  readonly manifest: Manifest
  readonly manifestSha256: string
  /** Of the key within; null when it cannot be read. */
  readonly keyId: string | null
  readonly lottery: LotteryRecord | null
  /** Of the independent recomputation; null when the input cannot be read or the tie needs a lottery. */
  readonly verdict: Verdict | null
  readonly files: PackageFiles
}

export type PackageRefusal = ZipRefusal | 'MANIFEST_UNUSABLE' | 'INPUT_UNUSABLE' | 'TIE_NEEDS_LOTTERY'

/** Refuses, with `file` where it is one, what cannot be checked at all; everything else is in the report. §4.1, §5.20 */
export function verifyPackage(archive: Uint8Array, options: PackageOptions): Result<PackageReport, PackageRefusal> {
  const opened = unzipPackage(archive)
  if (!opened.ok) return opened
  const files = opened.value
  const manifest = readManifest(files[MANIFEST])
  if (manifest === null) return refuse('MANIFEST_UNUSABLE')

  const recomputed = verifyFiles(files['input.json'], files['results.json'])
  const faults: Fault[] = [...checkFiles(files, manifest), ...checkSignature(files, manifest, options.trusted)]
  // A package whose bytes are not the signed ones is told as such, whatever its input says by now.
  if (!recomputed.ok && faults.length === 0) {
    return recomputed.refusal === 'TIE_NEEDS_LOTTERY' ? recomputed : refuse('INPUT_UNUSABLE', { file: 'input.json' })
  }
  if (!isExactArchive(archive, files)) faults.push({ check: 'archive', code: 'ARCHIVE_NOT_EXACT' })
  faults.push(...checkInputs(files))
  const frozenText = Buffer.from(files['lottery.json']).toString('utf8')
  const { record, faults: lotteryFaults } = checkLottery(frozenText, sha256Hex(files['frozen-input.json']), options)
  faults.push(...checkManifestStatements(manifest, readInputCall(files), record))
  faults.push(...checkSeedOnly(files, record?.seed ?? null))
  faults.push(...lotteryFaults.map((code): Fault => ({ check: 'lottery', code })))
  const rows = readResultRows(files) ?? []
  faults.push(...checkExclusions(files, rows), ...checkTree(files, manifest, rows))
  const verdict = recomputed.ok ? recomputed.value : null
  if (verdict?.identical !== true) {
    faults.push({ check: 'results', code: 'RESULTS_DIFFER', firstByte: verdict?.firstByte ?? null })
  }
  if (verdict === null || verdict.violations.length > 0) {
    faults.push({ check: 'stable', code: 'NOT_STABLE', violations: verdict?.violations.length ?? 0 })
  }
  const failed = new Set(faults.map(({ check }) => check))
  const key = readEd25519(Buffer.from(files[PUBLIC_KEY]).toString('latin1'))
  return accept({
    holds: faults.length === 0,
    checks: CHECKS.map((name) => ({ name, holds: !failed.has(name) })),
    faults, manifest, verdict, files,
    manifestSha256: sha256Hex(files[MANIFEST]),
    keyId: key === null ? null : keyIdOf(key),
    lottery: record,
  })
}

function readManifest(bytes: Uint8Array): Manifest | null {
  try {
    const read = manifestSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
