/** Where an arrow key leads in a grid that is filled row by row. */

/** The new index, or null when the key does not move: other keys, and ways out of the grid. */
export function moveInGrid(index: number, key: string, columns: number, count: number): number | null {
  const target = targetOf(index, key, columns, count)
  return target === null || target < 0 || target >= count || target === index ? null : target
}

function targetOf(index: number, key: string, columns: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft': return index - 1
    case 'ArrowRight': return index + 1
    case 'ArrowUp': return index - columns
    case 'ArrowDown': return index + columns
    case 'Home': return 0
    case 'End': return count - 1
    default: return null
  }
}
