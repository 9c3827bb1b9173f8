/** Ids in addresses: anything that is no UUID names nothing, and never reaches the database. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isUuid(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text)
}
