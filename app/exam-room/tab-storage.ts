/**
 * The storage of this tab: outlasts a reload, and the next candidate at this
 * machine does not find it. It may be switched off or full; then things are not
 * remembered, and nothing else.
 */
export function readTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

export function writeTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    return
  }
}

export function forgetTab(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    return
  }
}
