/** The worker thread of check-package.server.ts: takes one package, answers with what was found, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { describeFault, describeUnusablePackage } from '#app/labels/package-words.ts'
import { CHECKS, type CheckName } from '#scoring/verify-package/checks.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'

export interface PackageTask {
  archive: Uint8Array
  keyId: string
  acceptTestBeacon: boolean
}

export interface PackageAnswer {
  holds: boolean
  /** In Spanish, ready to show. */
  checks: { name: CheckName, holds: boolean, faults: string[] }[]
  /** Of a package that cannot be read at all. */
  unusable: string | null
  blockingPairs: number | null
}

function answer({ archive, keyId, acceptTestBeacon }: PackageTask): PackageAnswer {
  const checked = verifyPackage(archive, { trusted: { keyId }, acceptTestBeacon })
  if (!checked.ok) {
    const unusable = checked.refusal === 'TIE_NEEDS_LOTTERY' ? 'hay un empate total sin sorteo'
      : describeUnusablePackage(checked.refusal, String(checked.detail?.['file'] ?? ''))
    return { holds: false, checks: [], unusable, blockingPairs: null }
  }
  const { holds, checks, faults, verdict } = checked.value
  const told = new Map(checks.map(({ name, holds: one }) => [name, one]))
  return {
    holds, unusable: null, blockingPairs: verdict?.violations.length ?? null,
    checks: CHECKS.map((name) => ({
      name, holds: told.get(name) ?? false,
      faults: faults.filter(({ check }) => check === name).map(describeFault),
    })),
  }
}

parentPort?.postMessage(answer(workerData as PackageTask))
