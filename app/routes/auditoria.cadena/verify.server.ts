/** Walks the audit chain, its anchors and the answer chains of one moment, while others go on writing. Changes nothing. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { verifyAnchors } from '#app/audit/read-anchors.server.ts'

export async function verifyChains({ services: { database: { db } } }: AppLoadContext) {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => ({
    checkedAt: await readNow(trx),
    audit: await verifyAudit(trx),
    anchors: await verifyAnchors(trx, null),
    answers: await verifyAnswerChains(trx),
  }))
}

export type Verdicts = Awaited<ReturnType<typeof verifyChains>>
