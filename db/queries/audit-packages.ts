/** Audit packages: stored once with the run, and the salt of each candidate's leaf, read for its owner alone. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const ROWS_PER_INSERT = 1_000

interface NewPackage {
  runId: string
  bytes: Buffer
  sha256: string
  manifestSha256: string
  head: string
  keyId: string
  /** In the order of the results. */
  leaves: readonly { candidateId: string, salt: Buffer, result: string, path: Buffer }[]
}

export async function insertPackage(trx: Trx, built: NewPackage, now: Instant): Promise<void> {
  const { runId, leaves } = built
  await trx.insertInto('audit_package').values({
    run_id: runId, bytes: built.bytes, sha256: built.sha256, manifest_sha256: built.manifestSha256,
    tree_head: built.head, tree_size: leaves.length, key_id: built.keyId, built_at: toIso(now),
  }).execute()
  for (let from = 0; from < leaves.length; from += ROWS_PER_INSERT) {
    await trx.insertInto('selection_leaf').values(leaves.slice(from, from + ROWS_PER_INSERT).map((one, index) => ({
      run_id: runId, candidate_id: one.candidateId, leaf: from + index, salt: one.salt, result: one.result, path: one.path,
    }))).execute()
  }
}

/** The archive of a run with its hash; undefined while it has not run. */
export async function readPackageBytes(db: DbOrTrx, runId: string) {
  return db.selectFrom('audit_package').select(['bytes', 'sha256']).where('run_id', '=', runId).executeTakeFirst()
}

/** What is said of the packages of a convocatoria: hash, size, tree head and key, by run. */
export async function listPackageFacts(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('audit_package').innerJoin('selection_run', 'selection_run.id', 'audit_package.run_id')
    .innerJoin('lottery', 'lottery.run_id', 'audit_package.run_id')
    .select(['audit_package.run_id', 'lottery.seeded_input_sha256', 'audit_package.sha256', 'audit_package.tree_head', 'audit_package.key_id',
      sql<number>`octet_length(audit_package.bytes)`.as('size')])
    .where('selection_run.convocatoria_id', '=', convocatoriaId).execute()
}

/** What proves one candidate's result in the package of a run; for that candidate alone. Undefined where there is none. */
export async function findLeaf(db: DbOrTrx, runId: string, candidateId: string) {
  return db.selectFrom('selection_leaf').innerJoin('audit_package', 'audit_package.run_id', 'selection_leaf.run_id')
    .select(['selection_leaf.leaf', 'selection_leaf.salt', 'selection_leaf.result', 'selection_leaf.path',
      'audit_package.manifest_sha256', 'audit_package.tree_head', 'audit_package.tree_size'])
    .where('selection_leaf.run_id', '=', runId).where('selection_leaf.candidate_id', '=', candidateId).executeTakeFirst()
}
