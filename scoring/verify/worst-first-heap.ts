// A binary heap of positions with the worst one on top: what a pool needs to know whom it would let go first.

/** `add` a position; `worst()` looks at the greatest, `removeWorst()` takes it out. Both are null when empty. */
export type WorstFirstHeap = {
  readonly size: () => number
  readonly worst: () => number | null
  readonly add: (position: number) => void
  readonly removeWorst: () => number | null
}

export function worstFirstHeap(): WorstFirstHeap {
  const items: number[] = []
  const at = (index: number) => items[index] ?? -Infinity
  const swap = (i: number, j: number) => {
    const held = at(i)
    items[i] = at(j)
    items[j] = held
  }
  return {
    size: () => items.length,
    worst: () => items[0] ?? null,
    add(position) {
      let child = items.push(position) - 1
      for (let parent = (child - 1) >> 1; child > 0 && at(parent) < at(child); parent = (child - 1) >> 1) {
        swap(child, parent)
        child = parent
      }
    },
    removeWorst() {
      const last = items.pop()
      if (last === undefined) return null
      const worst = items[0]
      if (worst === undefined) return last
      items[0] = last
      let parent = 0
      for (;;) {
        const left = 2 * parent + 1
        const greater = at(left + 1) > at(left) ? left + 1 : left
        if (at(greater) <= at(parent)) return worst
        swap(parent, greater)
        parent = greater
      }
    },
  }
}
