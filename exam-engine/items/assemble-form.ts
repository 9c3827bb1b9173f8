// Chooses the items of a form from a bank: which ones, from blueprint and seed alone, so that the choice can be
// replayed. Duplicates by fingerprint never meet in a form. Refuses when the bank is too small.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { countByArea } from './blueprint.ts'
import type { Blueprint } from './blueprint.ts'
import { itemFingerprint } from './item-fingerprint.ts'
import type { Item, ItemArea } from './item.ts'

/**
 * The chosen items, ordered by code. The bank's own order does not matter; of duplicates the lowest code stays.
 * NOT_ENOUGH_ITEMS tells how many of each area are needed and available, and how many duplicates were left out.
 * §3.1
 */
export function assembleForm(
  bank: readonly Item[],
  blueprint: Blueprint,
  seed: string,
): Result<readonly Item[], 'NOT_ENOUGH_ITEMS'> {
  const distinct = dropDuplicates(bank.toSorted(byCode))
  const needed = countByArea(blueprint)
  const available = { clinical: itemsOf(distinct, 'clinical'), research: itemsOf(distinct, 'research') }
  if (available.clinical.length < needed.clinical || available.research.length < needed.research) {
    return refuse('NOT_ENOUGH_ITEMS', {
      clinicalNeeded: needed.clinical,
      clinicalAvailable: available.clinical.length,
      researchNeeded: needed.research,
      researchAvailable: available.research.length,
      duplicatesLeftOut: bank.length - distinct.length,
    })
  }
  const random = seededRandom(`form:${seed}`)
  const chosen = [
    ...random.shuffle(available.clinical).slice(0, needed.clinical),
    ...random.shuffle(available.research).slice(0, needed.research),
  ]
  return accept(chosen.sort(byCode))
}

function dropDuplicates(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const fingerprint = itemFingerprint(item)
    if (seen.has(fingerprint)) return false
    seen.add(fingerprint)
    return true
  })
}

function itemsOf(items: readonly Item[], area: ItemArea): Item[] {
  return items.filter((item) => item.area === area)
}

function byCode(left: Item, right: Item): number {
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0
}
