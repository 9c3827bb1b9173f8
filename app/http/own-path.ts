/** A path of this site as text from outside: what a browser could read as another site's address is none. */
export function isOwnPath(text: string): boolean {
  return /^\/(?![/\\])[\w\-./?=&%+~:,@]*$/.test(text)
}

/** A path of this site that an address names as `destino`, to go to afterwards; null for anything else. */
export function readDestination(url: string): string | null {
  const wanted = new URL(url).searchParams.get('destino')
  return wanted !== null && isOwnPath(wanted) ? wanted : null
}
