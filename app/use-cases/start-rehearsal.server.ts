/** Begins a rehearsal on this machine, as often as anybody likes; the waiting room opens it by the database's clock. */
import { randomUUID } from 'node:crypto'
import { insertRehearsal } from '#db/queries/rehearsals.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { addDuration } from '#exam-engine/kernel/time.ts'
import type { Services } from '#app/services.server.ts'
import { REHEARSAL_LENGTH, REHEARSAL_WAIT } from '#app/rehearsal/rehearsal-state.ts'
import { hashCheckDevice, type CheckAccess } from '#app/system-check/check-access.server.ts'

interface StartInput {
  sedeCode: string
  deviceId: string
  label: string
}

/** The id of the rehearsal. */
export async function startRehearsal(
  { database }: Pick<Services, 'database'>, access: CheckAccess, { sedeCode, deviceId, label }: StartInput,
): Promise<Result<string, 'NOT_YOUR_SEDE'>> {
  if (access.sedes.every(({ code }) => code !== sedeCode)) return refuse('NOT_YOUR_SEDE')
  return accept(await database.db.transaction().execute(async (trx) => {
    const opensAt = addDuration(await readNow(trx), REHEARSAL_WAIT)
    return insertRehearsal(trx, {
      sedeCode, deviceSha256: hashCheckDevice(deviceId), label, seed: randomUUID(), opensAt,
      closesAt: addDuration(opensAt, REHEARSAL_LENGTH),
      origin: access.origin, passId: access.passId, personId: access.personId,
    })
  }))
}
