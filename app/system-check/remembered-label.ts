/** How people call this machine, kept by its browser for the next check or rehearsal; nothing else depends on it. */
const NAME = 'efiser-equipo-nombre'

export function readLabel(): string {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

export function rememberLabel(label: string): void {
  try {
    localStorage.setItem(NAME, label)
  } catch {
    return
  }
}
