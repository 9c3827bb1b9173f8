/** A resident's proof that the own result is in the signed package: with the salt that nobody else is ever given. */
import { findLeaf } from '#db/queries/audit-packages.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { findOwnResult } from '#db/queries/results.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { InclusionProof } from '#scoring/merkle/inclusion-proof.ts'

const HASH_BYTES = 32

/** Null before the results open and after their window (§5.1), and for a result that was published before there were packages. */
export async function readOwnProof(db: DbOrTrx, personId: string): Promise<InclusionProof | null> {
  const now = await readNow(db)
  const own = await findOwnResult(db, personId, now)
  if (own === undefined || now >= (await readConvocatoriaWindows(db, own.convocatoria_id)).results.until) return null
  const leaf = await findLeaf(db, own.run_id, own.candidate_id)
  if (leaf === undefined) return null
  const hashes = Array.from({ length: leaf.path.length / HASH_BYTES }, (_, step) => (
    leaf.path.subarray(step * HASH_BYTES, (step + 1) * HASH_BYTES).toString('hex')))
  return {
    schema: 'efiser-inclusion-proof/1', packageManifestSha256: leaf.manifest_sha256, treeHead: leaf.tree_head,
    treeSize: leaf.tree_size, leafIndex: leaf.leaf, salt: leaf.salt.toString('hex'),
    result: JSON.parse(leaf.result) as Record<string, unknown>, path: hashes,
  }
}
