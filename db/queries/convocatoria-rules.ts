/** The rule set of a convocatoria as published, parsed again on every read: what is stored is the text of the call. */
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import type { DbOrTrx } from '../client.ts'

/** Throws when the stored rules are no rule set any more: nothing may be decided on them. */
export async function readConvocatoriaRules(db: DbOrTrx, convocatoriaId: string): Promise<ConvocatoriaRules> {
  const { rules } = await db.selectFrom('convocatoria').select('rules').where('id', '=', convocatoriaId)
    .executeTakeFirstOrThrow()
  const parsed = parseRules(rules)
  if (!parsed.ok) throw new Error(`the stored rules of ${convocatoriaId} are unusable: ${JSON.stringify(parsed.detail)}`)
  return parsed.value
}
