/** What bars an attempt from this page, asked of the database anew at every handshake and for every sealed paper. */
import type { Database } from '#db/client.ts'
import { readLockdownOf } from '#db/queries/lockdown.ts'
import { publicOrigin } from '#app/http/public-origin.ts'
import { judgeLockdown, type LockdownRefusal } from './judge-lockdown.ts'
import { PROOF_HEADER, readProof, SEB_HEADER, sebProofSchema, type SebProof } from './seb-proof.ts'

/** Of a request for a page: its own address with the hash in SEB's header, or what its script shows. */
export function readRequestProof(request: Request, publicUrl: string | null): SebProof | null {
  const shown = readProof(request.headers.get(PROOF_HEADER))
  if (shown !== null) return shown
  const { pathname, search } = new URL(request.url)
  const parsed = sebProofSchema.safeParse({
    url: `${publicOrigin({ publicUrl }, request)}${pathname}${search}`, hash: request.headers.get(SEB_HEADER),
  })
  return parsed.success ? parsed.data : null
}

/** The handshake's `auth.seb` is whatever a client sent. `host` as its request named it. */
export async function findBar(
  { db }: Database, attemptId: string, shown: { proof: unknown, host: string | undefined },
): Promise<LockdownRefusal | null> {
  const lockdown = await readLockdownOf(db, attemptId)
  if (lockdown === undefined) return null
  const proof = typeof shown.proof === 'string' ? readProof(shown.proof) : null
  return judgeLockdown(lockdown, proof, shown.host === undefined ? [] : [shown.host])
}
