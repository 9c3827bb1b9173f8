/**
 * Runs the selection on the frozen input with the drawn seed: the same pure function
 * as `efiser rank`, from the stored bytes. Builds the audit package in the same act,
 * so that no result is without it. Runs once; a second press changes nothing.
 */
import { randomBytes } from 'node:crypto'
import { listFormAnnulments } from '#db/queries/annulments.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { insertPackage } from '#db/queries/audit-packages.ts'
import { readNow } from '#db/queries/clock.ts'
import { findDrawnInput } from '#db/queries/lotteries.ts'
import { listSeatPools } from '#db/queries/selection-input.ts'
import { findFreezeEvent, findLedger } from '#db/queries/selection-ledger.ts'
import { lockRun, readIdentities, saveResults } from '#db/queries/selection-runs.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { buildPackage } from '#scoring/audit-package/build-package.ts'
import type { LeftOut } from '#scoring/audit-package/exclusions.ts'
import { auditPaths } from '#scoring/merkle/tree.ts'
import { SALT_BYTES } from '#scoring/merkle/inclusion-proof.ts'
import { placeKey } from '#scoring/package/place-key.ts'
import { selectFromFile } from '#scoring/select.ts'
import type { Actor } from '#app/http/actor.ts'
import { openPackageSigner } from '#app/selection/package-signer.server.ts'
import { softwareVersion } from '#app/selection/software-version.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export type RunSelectionRefusal = 'RUN_UNKNOWN' | 'RUN_DISCARDED' | 'RUN_ALREADY_DONE' | 'LOTTERY_NOT_DRAWN' | 'TIE_NEEDS_LOTTERY'

/** SHA-256 of the results file. Convocatoria §4.1, §4.3, §5.2 */
export async function runFrozenSelection(
  { database: { db }, signing }: CoreServices, actor: Actor, runId: string,
): Promise<Result<string, RunSelectionRefusal>> {
  const [signer, software] = await Promise.all([openPackageSigner(signing), softwareVersion()])
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    if (run.discarded_at !== null) return refuse('RUN_DISCARDED')
    if (run.results !== null) return refuse('RUN_ALREADY_DONE')
    const now = await readNow(trx)
    const [drawn, ledger, freezeEvent] = [
      await findDrawnInput(trx, runId), await findLedger(trx, runId), await findFreezeEvent(trx, runId)]
    if (drawn === undefined || ledger === undefined || freezeEvent === undefined) return refuse('LOTTERY_NOT_DRAWN')
    const selected = selectFromFile(Buffer.from(drawn.input))
    if (!selected.ok) {
      if (selected.refusal === 'TIE_NEEDS_LOTTERY') return refuse('TIE_NEEDS_LOTTERY')
      throw new Error(`the frozen package of run ${runId} is unusable`)
    }
    const { results, bytes } = selected.value
    const resultsText = Buffer.from(bytes).toString('utf8')
    const resultsSha256 = sha256Hex(bytes)
    const pools = new Map((await listSeatPools(trx, run.convocatoria_id))
      .map((pool) => [placeKey({ cer: pool.cer, sede: pool.sede_code, subsede: pool.subsede }), pool.id]))
    const identities = await readIdentities(trx, runId)
    const candidateIdOf = (selectionId: string) => known(identities.get(selectionId))
    await saveResults(trx, {
      runId, ranBy: actor.personId, resultsText, resultsSha256, results,
      poolIdOf: (place) => known(pools.get(placeKey(place))), candidateIdOf,
    }, now)

    const salts = results.candidates.map(() => randomBytes(SALT_BYTES))
    const built = buildPackage({
      runId, convocatoria: run.convocatoria_id, frozenAt: toIso(run.frozen_at), ranAt: toIso(now), software, freezeEvent,
      frozenInput: run.input, input: drawn.input, results: bytes, inputs: ledger.inputs, lottery: drawn.record,
      leftOut: JSON.parse(ledger.left_out) as LeftOut, annulments: await listFormAnnulments(trx, run.convocatoria_id), salts, signer,
    })
    const paths = auditPaths(built.leaves)
    await insertPackage(trx, {
      runId, bytes: Buffer.from(built.archive), sha256: built.sha256, manifestSha256: built.manifestSha256,
      head: built.head, keyId: signer.keyId,
      leaves: results.candidates.map((result, leaf) => ({
        candidateId: candidateIdOf(result.folio), salt: salts[leaf] as Buffer, result: canonicalJson(result),
        path: Buffer.concat(paths[leaf] ?? []),
      })),
    }, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.run', subjectType: 'selectionRun',
      subjectId: runId,
      payload: {
        inputSha256: drawn.inputSha256, resultsSha256, packageSha256: built.sha256, treeHead: built.head,
        keyId: signer.keyId,
      },
    })
    return accept(resultsSha256)
  })
}

function known(id: string | undefined): string {
  if (id === undefined) throw new Error('results name something that the package did not hold')
  return id
}
