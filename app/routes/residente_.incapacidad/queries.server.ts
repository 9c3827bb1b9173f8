/** What the person has said of a medical leave, and whether it can still be said. §3.1 */
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findLeaveStanding } from '#db/queries/medical-leave.ts'
import { acknowledgeLeave } from '#exam-engine/convocatoria/medical-leave.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'

/** Null for who has no registered version. */
export async function readOwnLeave(args: RequestArgs) {
  const { personId } = await requireRole(args, 'residente')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  const standing = convocatoria === undefined ? undefined
    : await findLeaveStanding(db, { convocatoriaId: convocatoria.id, personId })
  if (standing === undefined) return null
  const { registered, acknowledgedAt, turnoFrom: until } = standing
  const open = acknowledgeLeave({ ...standing, now: await readNow(db) }).ok
  const state = registered ? 'registered' as const : acknowledgedAt !== null ? 'acknowledged' as const
    : open ? 'open' as const : 'closed' as const
  return { state, acknowledgedAt, until }
}

export type OwnLeave = NonNullable<Awaited<ReturnType<typeof readOwnLeave>>>
