/**
 * Every lottery of every convocatoria, the newest call first, as anybody may read it: also those that another freeze
 * replaced, and those of a call that is over, whose package is checked by them.
 */
import type { AppLoadContext } from '@remix-run/node'
import { listCalls } from '#db/queries/call-versions.ts'
import { readNow } from '#db/queries/clock.ts'
import { listLotteries } from '#db/queries/lotteries.ts'
import { findKeyInUse } from '#db/queries/signing-keys.ts'
import { describeLottery } from '#app/selection/describe-lottery.ts'

export async function readLotteries({ services: { database: { db } } }: AppLoadContext) {
  const [now, keyId, calls] = await Promise.all([readNow(db), findKeyInUse(db, 'auditPackage'), listCalls(db)])
  const lotteries = await Promise.all(calls.map(async ({ id, title }) => (
    (await listLotteries(db, id)).map((row) => ({ ...describeLottery(row, now), call: title })))))
  return { now, keyId: keyId ?? null, lotteries: lotteries.flat() }
}
