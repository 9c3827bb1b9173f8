/**
 * Begins the next period of a call: a draft with the seats that nobody holds, each with why it is free, to be looked at and
 * published like any other call. Once the acceptance is over, and one at a time. Convocatoria §5.3, §5.13
 */
import type { DbOrTrx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { insertDraft } from '#db/queries/call-drafts.ts'
import { findAcceptance, findLastOfCycle, findPeriodDraft, insertPeriod, listPastPeriods } from '#db/queries/call-periods.ts'
import { readSourceOfPeriod } from '#db/queries/carried-marks.ts'
import { readLatestVersion } from '#db/queries/call-versions.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { freedSeats, type FreedPool } from '#exam-engine/convocatoria/freed-seats.ts'
import { nextPeriod, type PeriodWish } from '#exam-engine/convocatoria/next-period.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { wordInSpanish } from '#app/call/spanish-wording.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type StartPeriodRefusal =
  'ADMIN_ONLY' | 'CALL_UNKNOWN' | 'PERIOD_UNPUBLISHED' | 'PERIOD_TOO_EARLY' | 'PERIOD_EXISTS' | 'NO_FREE_SEATS'

/** What is free after a call and all before it in its cycle, as it stands now. */
export async function readFreedSeats(db: DbOrTrx, { cycle, period }: { cycle: string, period: number }): Promise<FreedPool[]> {
  return freedSeats(await listPastPeriods(db, { cycle, before: period + 1 }, await readNow(db)))
}

/** The id of the draft. */
export async function startNextPeriod(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, fromCall: string, wish: PeriodWish,
): Promise<Result<string, StartPeriodRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<string, StartPeriodRefusal>> => {
    const call = await findAcceptance(trx, fromCall)
    const version = await readLatestVersion(trx, fromCall)
    if (call === undefined || version === undefined) return refuse('CALL_UNKNOWN')
    await lockConvocatoria(trx, fromCall)
    if (call.published !== true) return refuse('PERIOD_UNPUBLISHED')
    if (await readNow(trx) < call.until) return refuse('PERIOD_TOO_EARLY', { until: toIso(call.until) })
    if (await findLastOfCycle(trx, call.cycle) !== fromCall || await findPeriodDraft(trx, fromCall) !== undefined) {
      return refuse('PERIOD_EXISTS')
    }
    const ledger = await readFreedSeats(trx, call)
    const seats = ledger.reduce((sum, { free }) => sum + free, 0)
    if (seats === 0) return refuse('NO_FREE_SEATS')
    // Articles of a period whose marks carry over count up to the day that its selection was frozen with. §4.3.1.6, §5.13
    const source = await readSourceOfPeriod(trx, { cycle: call.cycle, period: call.period + 1 })
    const copy = nextPeriod(wordInSpanish(version.document), ledger, wish, source?.rules.publicationCutoff)
    const draftId = await insertDraft(trx, {
      copiedFrom: fromCall, ...copy, by: actor.personId,
      // Of dates that are not there nobody has to say that they were looked at.
      unchecked: wish.marks === 'carryOver' ? ['fechas'] : ['fechas', 'cronograma'],
    })
    await insertPeriod(trx, { draftId, fromCall, ledger, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'call.nextPeriod', subjectType: 'callDraft',
      subjectId: draftId, payload: { from: fromCall, seats },
    })
    return accept(draftId)
  })
}
