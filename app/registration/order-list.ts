/** The acts on the list of sedes, for the page's script and, where there is none, for the server. §2.1 B */

/** `up:ID`, `down:ID`, `remove:ID`, `add:ID` or `clear`; whatever else changes nothing. */
export function applyOrderAct(ids: readonly string[], act: string): string[] {
  const [kind = '', id = ''] = act.split(':')
  const at = ids.indexOf(id)
  switch (kind) {
    case 'up': return at > 0 ? moveTo(ids, at, at - 1) : [...ids]
    case 'down': return at >= 0 && at < ids.length - 1 ? moveTo(ids, at, at + 1) : [...ids]
    case 'remove': return ids.filter((one) => one !== id)
    case 'add': return at >= 0 || id === '' ? [...ids] : [...ids, id]
    case 'clear': return []
    default: return [...ids]
  }
}

/** The buttons that can take the focus after an act, best first: the own one again, or where it stood its neighbour. */
export function focusAfter(act: string, before: readonly string[], offered: readonly string[]): string[] {
  const [kind = '', id = ''] = act.split(':')
  switch (kind) {
    case 'up': return [`up:${id}`, `down:${id}`]
    case 'down': return [`down:${id}`, `up:${id}`]
    case 'add': return [...neighbours(offered.filter((one) => !before.includes(one)), id, 'add'), `up:${id}`, `remove:${id}`]
    case 'remove': return [...neighbours(before, id, 'remove'), `add:${id}`]
    default: return []
  }
}

function neighbours(ids: readonly string[], id: string, kind: string): string[] {
  const at = ids.indexOf(id)
  return [ids[at + 1], ids[at - 1]].flatMap((one) => one === undefined ? [] : [`${kind}:${one}`])
}

/** Puts the dragged one before or after another. */
export function dropAt(ids: readonly string[], dragged: string, target: string, position: 'before' | 'after' | 'on'): string[] {
  if (dragged === target || !ids.includes(dragged)) return [...ids]
  const rest = ids.filter((one) => one !== dragged)
  const at = rest.indexOf(target)
  if (at < 0) return [...ids]
  return rest.toSpliced(position === 'before' ? at : at + 1, 0, dragged)
}

function moveTo(ids: readonly string[], from: number, to: number): string[] {
  const [moved = ''] = ids.slice(from, from + 1)
  return ids.toSpliced(from, 1).toSpliced(to, 0, moved)
}
