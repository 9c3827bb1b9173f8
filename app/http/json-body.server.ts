/** The body of a request that a script sends, never read beyond a limit. */

/** As text, or null when it is longer than `limit` bytes; the rest is not read. */
export async function readAtMost(request: Request, limit: number): Promise<string | null> {
  const reader = request.body?.getReader()
  if (reader === undefined) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks).toString('utf8')
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
}

/** Undefined for a body that is too long or no JSON: the schema refuses it. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  return parseJson(await readAtMost(request, limit))
}

/** Undefined for what is no JSON: the schema refuses it. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
