import fc from 'fast-check'
import { expect, test } from 'vitest'
import { worstFirstHeap } from '#scoring/verify/worst-first-heap.ts'

test('whatever goes in, in any order, comes out worst first', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat()), (positions) => {
    const heap = worstFirstHeap()
    for (const position of positions) heap.add(position)
    const taken = positions.map(() => [heap.size(), heap.worst(), heap.removeWorst()])
    const sorted = positions.toSorted((a, b) => b - a)
    expect(taken).toEqual(sorted.map((position, index) => [positions.length - index, position, position]))
    expect([heap.size(), heap.worst(), heap.removeWorst()]).toEqual([0, null, null])
  }))
})

test('adding and removing in turn keeps the worst on top', () => {
  fc.assert(fc.property(fc.array(fc.option(fc.nat())), (acts) => {
    const heap = worstFirstHeap()
    const held: number[] = []
    for (const position of acts) {
      held.sort((a, b) => a - b)
      if (position === null) expect(heap.removeWorst()).toBe(held.pop() ?? null)
      else {
        heap.add(position)
        held.push(position)
      }
      expect(heap.worst()).toBe(held.length === 0 ? null : Math.max(...held))
    }
  }))
})
