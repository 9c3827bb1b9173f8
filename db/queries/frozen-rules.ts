/**
 * The rules under which a selection was frozen, from its ledger: a fe de erratas of afterwards may move the date up to which
 * articles count (§4.3.1.6), and a score that stands is never explained by it. A run from before the ledger held the rules
 * document is read by the call's own. Throws when what is kept is no rule set.
 */
import { sql } from 'kysely'
import type { RulesJson } from '#exam-engine/convocatoria/call-document.ts'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import type { DbOrTrx } from '../client.ts'
import { readConvocatoriaRules } from './convocatoria-rules.ts'

/** The rules of the score of a run of this call. */
export async function readFrozenRules(db: DbOrTrx, runId: string, convocatoriaId: string): Promise<ConvocatoriaRules> {
  const document = await findFrozenDocument(db, runId)
  if (document === null) return readConvocatoriaRules(db, convocatoriaId)
  const parsed = parseRules(document)
  if (!parsed.ok) throw new Error(`the frozen rules of ${runId} are unusable: ${JSON.stringify(parsed.detail)}`)
  return parsed.value
}

/** As it was published when the run was frozen; null where the ledger holds none. */
export async function findFrozenDocument(db: DbOrTrx, runId: string): Promise<RulesJson | null> {
  const row = await db.selectFrom('selection_ledger')
    .select(sql<RulesJson | null>`nullif(inputs::jsonb -> 'rulesDocument', 'null'::jsonb)`.as('document'))
    .where('run_id', '=', runId).executeTakeFirst()
  return row?.document ?? null
}
