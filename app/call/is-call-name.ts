/** Names of calls in addresses, such as `rama-2024-2025-1`: anything else names none, and never reaches the database. */
const NAME = /^[a-z0-9-]{1,60}$/

export function isCallName(text: string | undefined): text is string {
  return text !== undefined && NAME.test(text)
}
