/** Every lottery of the convocatoria in force, as anybody may read it: also those that another freeze replaced. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listLotteries } from '#db/queries/lotteries.ts'
import { findKeyInUse } from '#db/queries/signing-keys.ts'
import { describeLottery } from '#app/selection/describe-lottery.ts'

export async function readLotteries({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  const [now, keyId] = await Promise.all([readNow(db), findKeyInUse(db, 'auditPackage')])
  const rows = convocatoria === undefined ? [] : await listLotteries(db, convocatoria.id)
  return { now, keyId: keyId ?? null, lotteries: rows.map((row) => describeLottery(row, now)) }
}
