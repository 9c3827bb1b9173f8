/**
 * The check of a stored package, in a thread of its own: the same code as `efiser verify --package`, with the public key
 * that this platform keeps. One at a time, so that a page that is opened often takes no more than one core.
 */
import { Worker } from 'node:worker_threads'
import { readPackageBytes } from '#db/queries/audit-packages.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { PackageAnswer, PackageTask } from './check-package-worker.ts'

const LONGEST_MS = 60_000

let last: Promise<unknown> = Promise.resolve()

/** Null for a run without a package. `keyId` is the one that the reader trusts. */
export async function checkStoredPackage(
  db: DbOrTrx, runId: string, { keyId, demo }: { keyId: string, demo: boolean },
): Promise<PackageAnswer | null> {
  const stored = await readPackageBytes(db, runId)
  if (stored === undefined) return null
  const answer = last.then(() => runInWorker({ archive: new Uint8Array(stored.bytes), keyId, acceptTestBeacon: demo }))
  last = answer.catch(() => undefined)
  return answer
}

function runInWorker(task: PackageTask): Promise<PackageAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-package-worker.ts', import.meta.url), { workerData: task })
    const tooLong = setTimeout(() => { void worker.terminate() }, LONGEST_MS)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(tooLong)
      reject(new Error(`the check of a package ended with ${String(code)} and no answer`))
    })
  })
}
