// Ids of items and options: UUIDs that every import computes alike. Expected values were computed apart from this code.
import { expect, test } from 'vitest'
import { itemIdOf, optionIdOf } from '#exam-engine/items/item-ids.ts'

test('ids are the same at every import', () => {
  expect(itemIdOf('R-001')).toBe('253808ae-e83b-82be-a1e6-e9d5d88ab464')
  expect(optionIdOf('R-001', 'Apendicitis aguda.')).toBe('f643b504-cb39-8867-a484-f15994f4145f')
})

test('ids are valid UUIDs of version 8, and different for each item and each option', () => {
  const codes = Array.from({ length: 200 }, (_, index) => `R-${String(index)}`)
  const ids = codes.flatMap((code) => [itemIdOf(code), optionIdOf(code, 'uno'), optionIdOf(code, 'dos')])
  expect(new Set(ids).size).toBe(600)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
