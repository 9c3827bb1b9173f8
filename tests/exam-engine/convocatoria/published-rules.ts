// The published call as the tests use it: the JSON of the product, and the rules that it makes.
import { readFileSync } from 'node:fs'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'

const FILE = new URL('../../../db/demo/data/convocatoria-rama-2024-2025.json', import.meta.url)

/** A fresh copy of the JSON, for tests that bend it. */
export function publishedJson(): Record<string, unknown> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>
}

export function publishedRules(): ConvocatoriaRules {
  const parsed = parseRules(publishedJson())
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  return parsed.value
}
