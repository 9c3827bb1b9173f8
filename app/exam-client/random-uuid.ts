/**
 * Random UUIDs wherever the page is served: crypto.randomUUID is missing on plain HTTP, as inside a
 * hospital's network.
 */

/** A UUID, version 4. */
export function randomUuid(): string {
  return uuidFrom(crypto.getRandomValues(new Uint8Array(16)))
}

/** RFC 9562 §5.4 over 16 random bytes. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
