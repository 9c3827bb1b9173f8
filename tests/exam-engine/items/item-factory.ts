// Valid items and item lines with overrides, for the tests of the exam engine.
import { itemIdOf, optionIdOf } from '#exam-engine/items/item-ids.ts'
import type { Item, ItemKey } from '#exam-engine/items/item.ts'

export function makeItem(code: string, overrides: Partial<Item> = {}): Item {
  const texts = ['Apendicitis aguda.', 'Colecistitis aguda.', 'Pancreatitis aguda.', 'Úlcera perforada.']
  return {
    id: itemIdOf(code),
    code,
    area: 'clinical',
    topic: 'Cirugía general',
    vignette: `Caso ${code}: mujer de 40 años con dolor abdominal de 12 horas.`,
    stem: '¿Cuál es el diagnóstico más probable?',
    options: texts.map((text) => ({ id: optionIdOf(code, text), text })),
    rationale: 'El cuadro es característico.',
    image: null,
    ...overrides,
  }
}

/** The key that makes the option of that ordinal (from 0) the right one. */
export function makeKey(item: Item, ordinal = 0): ItemKey {
  const option = item.options[ordinal]
  if (option === undefined) throw new RangeError(`item ${item.code} has no option ${String(ordinal)}`)
  return { itemId: item.id, optionId: option.id }
}

export function makeItems(count: number, overrides: Partial<Item> = {}, prefix = 'R'): Item[] {
  return Array.from({ length: count }, (_, index) => {
    return makeItem(`${prefix}-${String(index + 1).padStart(3, '0')}`, overrides)
  })
}

/** One line of an item file as a plain object; write it with JSON.stringify. */
export function makeLine(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'R-001',
    topic: 'Cirugía general',
    vignette: 'Mujer de 40 años con dolor abdominal de 12 horas.',
    stem: '¿Cuál es el diagnóstico más probable?',
    options: ['Apendicitis aguda.', 'Colecistitis aguda.', 'Pancreatitis aguda.', 'Úlcera perforada.'],
    key: 1,
    rationale: 'El cuadro es característico.',
    ...overrides,
  }
}
