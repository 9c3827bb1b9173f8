/**
 * `efiser verify --package`: the whole check of an audit package, told in Spanish. Opens the file and, where given, a
 * public key and a proof; no database, no keys folder, no net.
 */
import {
  CHECK_NAMES, describeFault, describeUnusablePackage, INCLUSION_REFUSALS,
} from '#app/labels/package-words.ts'
import type { TrustedKey } from '#scoring/verify-package/check-signature.ts'
import { verifyInclusion } from '#scoring/verify-package/verify-inclusion.ts'
import { verifyPackage, type PackageReport } from '#scoring/verify-package/verify-package.ts'
import { EXIT, readInput, reportProblem, reportTie } from './selection-files.ts'

export interface PackageQuestion {
  package: string
  publicKey?: string
  keyId?: string
  proof?: string
  acceptTestBeacon?: boolean
}

/** 0 = holds, 1 = something does not fit, 2 = cannot be used, 3 = a tie without lottery. */
export async function verifyPackageFile(question: PackageQuestion): Promise<number> {
  const archive = await readInput(question.package)
  if (archive === null) return EXIT.unusable
  const trusted = await readTrusted(question)
  if (trusted === 'unusable') return EXIT.unusable
  const checked = verifyPackage(archive, { trusted, acceptTestBeacon: question.acceptTestBeacon === true })
  if (!checked.ok) {
    if (checked.refusal === 'TIE_NEEDS_LOTTERY') return reportTie({ ...checked, refusal: 'TIE_NEEDS_LOTTERY' })
    const { file = null } = checked.detail ?? {}
    return reportProblem(`${question.package}: no se puede usar: `
      + `${describeUnusablePackage(checked.refusal, file === null ? null : String(file))}.`)
  }
  const report = checked.value
  for (const line of tellReport(report, trusted)) console.log(line)
  const included = question.proof === undefined || await tellProof(question.proof, report)
  if (included === null) return EXIT.unusable
  return report.holds && included ? EXIT.done : EXIT.differs
}

async function readTrusted({ publicKey, keyId }: PackageQuestion): Promise<TrustedKey | 'unusable'> {
  if (publicKey !== undefined) {
    const pem = await readInput(publicKey)
    return pem === null ? 'unusable' : { pem: Buffer.from(pem).toString('utf8') }
  }
  return keyId === undefined ? null : { keyId: keyId.trim().toLowerCase() }
}

function* tellReport(report: PackageReport, trusted: TrustedKey): Generator<string> {
  const { manifest, checks, faults, keyId, lottery, verdict } = report
  yield `Corrida ${manifest.runId}, convocatoria ${manifest.convocatoria}, ejecutada el ${manifest.ranAt}`
  yield `EFISER ${manifest.software.version}${manifest.software.commit === null ? '' : `, ${manifest.software.commit}`}`
  yield trusted === null
    ? `Llave: ${keyId ?? '(ilegible)'}, la que viene en el paquete. Compárela con la publicada, o dígala con --key-id.`
    : `Llave: ${keyId ?? '(ilegible)'}`
  if (lottery !== null) {
    const { beacon } = lottery.commitment
    yield `Sorteo: ${beacon.name}, ronda ${String(lottery.round.round)}, comprometido ${lottery.commitment.committedAt}, `
      + `faro ${beacon.moment}`
  }
  for (const { name, holds } of checks) {
    if (name === 'key' && trusted === null) {
      yield '  ----  No se pidió una llave: se usó la que viene en el paquete'
      continue
    }
    yield `${holds ? '  bien ' : '  FALLA'} ${CHECK_NAMES[name]}`
    for (const fault of faults) if (fault.check === name) yield `         ${describeFault(fault)}`
  }
  if (verdict !== null) yield `Pares que bloquean: ${String(verdict.violations.length)}`
  if (verdict?.identical === true) yield 'Resultados: idénticos byte por byte a los del cálculo independiente.'
  yield report.holds ? 'El paquete coincide en todo.' : 'EL PAQUETE NO COINCIDE.'
}

/** Null when the file cannot be read. */
async function tellProof(path: string, report: PackageReport): Promise<boolean | null> {
  const file = await readInput(path)
  if (file === null) return null
  const proved = verifyInclusion(file, report)
  if (!proved.ok) {
    console.log(`FALLA el comprobante: ${INCLUSION_REFUSALS[proved.refusal]}.`)
    return false
  }
  console.log(`Comprobante: el resultado ${String(proved.value.leafIndex + 1)} de ${String(proved.value.treeSize)} `
    + 'está en el paquete firmado.')
  return true
}
