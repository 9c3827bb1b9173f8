/**
 * The published call that the demo runs on: the real one of the first period of
 * 2024-2025, and the aviso that fixes the hour of its results (Convocatoria §5.1).
 */
import { readFileSync } from 'node:fs'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { instant } from '#exam-engine/kernel/time.ts'

export const CALL_TITLE =
  'Cursos de Especialización de Entrada Indirecta o Rama, ciclo académico 2024-2025, primer periodo'

/** The call gives the day, not the hour. */
export const RESULTS_FROM_BY_AVISO = instant('2024-02-09T16:00:00-06:00')

export interface Call {
  rules: ConvocatoriaRules
  /** Canonical JSON of the rules as published; parseRules reads it again. */
  text: string
}

/** Throws when the product's own file is not a rule set. */
export function readCall(): Call {
  const file = new URL('./data/convocatoria-rama-2024-2025.json', import.meta.url)
  const published: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const parsed = parseRules(published)
  if (!parsed.ok) throw new Error(`convocatoria-rama-2024-2025.json: ${JSON.stringify(parsed.detail)}`)
  return { rules: parsed.value, text: canonicalJson(published) }
}
