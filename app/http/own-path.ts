/** A path of this site as text from outside: what a browser could read as another site's address is none. */
export function isOwnPath(text: string): boolean {
  return /^\/(?![/\\])[\w\-./?=&%+~:,@]*$/.test(text)
}
