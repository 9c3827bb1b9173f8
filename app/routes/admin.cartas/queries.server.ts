/** The variables of both letters, as the call in force has them; null before any convocatoria. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { letterVariables } from '#app/letter-preview/variables.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

export async function readVariables(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const call = await findCurrentConvocatoria(db)
  if (call === undefined) return null
  const { windows } = await readConvocatoriaRules(db, call.id)
  return { title: call.title, variables: letterVariables({ title: call.title, windows }) }
}
