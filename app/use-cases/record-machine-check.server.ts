/**
 * Stores what a machine measured with the server's own judgement of it, once per id, for a sede that the access names.
 * Appended beside the sitting: no audit row for each of thousands, since the table itself cannot change.
 */
import { insertMachineCheck } from '#db/queries/machine-checks.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Services } from '#app/services.server.ts'
import { hashCheckDevice, type CheckAccess } from '#app/system-check/check-access.server.ts'
import { judgeCheck, type CheckVerdict } from '#app/system-check/judge-check.ts'
import type { CheckResult } from '#app/system-check/measurements.ts'

export async function recordMachineCheck(
  { database }: Pick<Services, 'database'>, access: CheckAccess, result: CheckResult,
): Promise<Result<CheckVerdict, 'NOT_YOUR_SEDE'>> {
  const { id, sedeCode, deviceId, label, measurements } = result
  if (access.sedes.every(({ code }) => code !== sedeCode)) return refuse('NOT_YOUR_SEDE')
  const verdict = judgeCheck(measurements)
  await insertMachineCheck(database.db, {
    id, sedeCode, deviceSha256: hashCheckDevice(deviceId), label, result: verdict.result, measurements,
    origin: access.origin, passId: access.passId, personId: access.personId,
  })
  return accept(verdict)
}
