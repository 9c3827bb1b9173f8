/** The questions that the whole chain imports, with their keys: who wrote the exam knows which mark it deserves. */
import { readFileSync } from 'node:fs'
import { parseItemsJsonl } from '#exam-engine/items/jsonl.ts'

export const CHAIN_ITEMS_FILE = new URL('../items-for-chain.jsonl', import.meta.url).pathname

/** Stem to the text of its right option. */
export function readChainKeys(): Map<string, string> {
  const parsed = parseItemsJsonl(readFileSync(CHAIN_ITEMS_FILE, 'utf8'))
  if (!parsed.ok) throw new Error(`items-for-chain.jsonl: ${JSON.stringify(parsed.faults)}`)
  const rightOption = new Map(parsed.value.keys.map(({ itemId, optionId }) => [itemId, optionId]))
  return new Map(parsed.value.items.map(({ id, stem, options }) =>
    [stem, options.find((option) => option.id === rightOption.get(id))?.text ?? '']))
}
