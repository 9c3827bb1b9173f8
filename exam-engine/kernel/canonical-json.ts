// One value, one text: RFC 8785 (JSON Canonicalization Scheme). What is hashed, signed or compared byte by byte
// is written by this function alone. Throws a TypeError on what JSON cannot hold: undefined, NaN, bigint, dates,
// class instances, lone surrogates; silently dropping them would let two different values share one hash.

/**
 * Canonical JSON text: keys in UTF-16 code unit order, no white space, numbers and strings as ECMAScript writes them.
 * Encode as UTF-8 to hash or store. Throws a TypeError on a value that is not plain JSON.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${String(value)}`)
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value)
    default:
      throw new TypeError(`canonical JSON has no ${typeof value}`)
  }
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON has no lone surrogates')
  return JSON.stringify(text)
}

function canonicalArray(values: readonly unknown[]): string {
  let text = '['
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ','
    text += canonicalJson(values[index])
  }
  return text + ']'
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('canonical JSON holds plain objects')
  // The default order of sort() is by UTF-16 code units, which is the order that RFC 8785 asks for.
  const entries = value as Readonly<Record<string, unknown>>
  let text = '{'
  for (const key of Object.keys(value).sort()) {
    if (text.length > 1) text += ','
    text += `${canonicalString(key)}:${canonicalJson(entries[key])}`
  }
  return text + '}'
}
