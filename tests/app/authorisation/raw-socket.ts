/**
 * A client without manners: it speaks the protocol of socket.io by hand, so that it can send an event to a namespace
 * that has refused it, which no library does.
 */
import { WebSocket } from 'ws'

export interface RawSocket {
  /** 'open', or the words with which the namespace stayed closed. */
  handshake: string
  /** The first argument of the acknowledgement; 'closed' when the server hangs up instead. */
  send(event: string, payload: unknown): Promise<unknown>
  /** Everything that the server said, word by word. */
  heard(): string
  close(): void
}

export async function openRawSocket(url: string, namespace: string, cookie: string | null): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Origin: url, ...(cookie === null ? {} : { Cookie: cookie }) },
  })
  const said: string[] = []
  const waiting = new Set<() => void>()
  let ended = false
  const changed = () => { for (const look of [...waiting]) look() }
  socket.on('message', (data: Buffer) => {
    const text = data.toString()
    if (text === '2') socket.send('3')
    said.push(text)
    changed()
  })
  socket.on('close', () => { ended = true; changed() })
  socket.on('error', () => undefined)

  /** What stands after `prefix` in the first message that begins so; null when the server hangs up first. */
  const after = (...prefixes: string[]) => new Promise<string | null>((resolve) => {
    const look = () => {
      const found = said.find((text) => prefixes.some((prefix) => text.startsWith(prefix)))
      if (found === undefined && !ended) return
      waiting.delete(look)
      resolve(found ?? null)
    }
    waiting.add(look)
    look()
  })

  await after('0{')
  socket.send(`40${namespace},`)
  const first = await after(`40${namespace},`, `44${namespace},`)
  const refusal = first?.startsWith('44') === true
    ? (JSON.parse(first.slice(`44${namespace},`.length)) as { message: string }).message : null
  let asked = 0
  return {
    handshake: refusal ?? (first === null ? 'closed' : 'open'),
    async send(event, payload) {
      asked += 1
      socket.send(`42${namespace},${String(asked)}${JSON.stringify([event, payload])}`)
      const prefix = `43${namespace},${String(asked)}`
      const opening = `${prefix}[`
      const answer = await after(opening)
      return answer === null ? 'closed' : (JSON.parse(answer.slice(prefix.length)) as unknown[])[0]
    },
    heard: () => said.join('\n'),
    close: () => { socket.terminate() },
  }
}
