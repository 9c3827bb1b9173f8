/**
 * The line of one page to whichever node serves now, with what a network may do to
 * it: cut it, lose what comes down, or send a save twice and late.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Line {
  readonly origin: string
  /** Resets every connection and lets none through until `mend`. */
  cut(): void
  /** What the server says is lost from now on, until the next connection. */
  deafen(): void
  mend(): void
  close(): void
}

export async function openLine(target: () => number): Promise<Line> {
  let isCut = false
  let deaf = false
  const ends = new Set<Socket>()
  const reset = () => { for (const end of ends) end.resetAndDestroy() }
  const server = createServer({ noDelay: true }, (client) => {
    if (isCut) {
      client.resetAndDestroy()
      return
    }
    const upstream = connect({ port: target(), host: '127.0.0.1', noDelay: true })
    client.on('data', (chunk: Buffer) => { upstream.write(chunk) })
    upstream.on('data', (chunk: Buffer) => { if (!deaf) client.write(chunk) })
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      ends.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        ends.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    cut() {
      isCut = true
      reset()
    },
    deafen() {
      deaf = true
    },
    mend() {
      if (deaf) reset()
      isCut = false
      deaf = false
    },
    close() {
      reset()
      server.close()
    },
  }
}
