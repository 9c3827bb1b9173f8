/** Whether there is a file to hand out, and the last word on each sede and exam. */
import { listRequirements, readQuitPassword, type RequirementLine as StoredLine } from '#db/queries/lockdown.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'

export type RequirementLine = StoredLine

export async function readLockdown(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const lines: RequirementLine[] = await listRequirements(db)
  return { ready: await readQuitPassword(db) !== null, lines }
}
