/**
 * A network link that can break as real ones do: from then on bytes vanish in both
 * directions, nobody is told, and new connections hang. When it is whole again, the
 * connections of before are reset.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface BreakableLink {
  origin: string
  break(): void
  repair(): void
  close(): void
}

/** To a port of this machine. */
export async function openLink(target: number): Promise<BreakableLink> {
  let broken = false
  const ends = new Set<Socket>()
  const join = (from: Socket, to: Socket) => {
    ends.add(from)
    from.on('data', (chunk: Buffer) => { if (!broken && !to.destroyed) to.write(chunk) })
    from.on('error', () => undefined)
    from.on('close', () => {
      ends.delete(from)
      // Behind a broken link nobody hears of it.
      if (!broken) to.destroy()
    })
  }
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true })
    join(client, upstream)
    join(upstream, client)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const reset = () => { for (const end of ends) end.resetAndDestroy() }
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    break() {
      broken = true
    },
    repair() {
      reset()
      broken = false
    },
    close() {
      broken = false
      reset()
      server.close()
    },
  }
}
