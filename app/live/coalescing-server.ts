/**
 * A WebSocket server whose frames leave together: what is sent to one client in
 * one turn of the event loop is one write to its connection. A batch of saves
 * acknowledges several operations of a client at once, and a system call for each
 * of them is what an acknowledgement costs most.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'

type Upgraded = (client: WebSocket, request: IncomingMessage) => void

export class CoalescingServer extends WebSocketServer {
  override handleUpgrade(request: IncomingMessage, connection: Duplex, head: Buffer, upgraded: Upgraded): void {
    super.handleUpgrade(request, connection, head, (client) => {
      coalesce(client, connection)
      upgraded(client, request)
    })
  }
}

/** As engine.io sends: always with options. */
type Send = (data: string | Buffer, options: object, sent?: () => void) => void

/**
 * `sent` is called at once: engine.io holds back the next packet until then, and the connection buffers what it
 * cannot write, as before. A connection that fails tells so itself.
 */
function coalesce(client: WebSocket, connection: Duplex): void {
  const send = client.send.bind(client) as Send
  let corked = false
  const uncork = () => {
    corked = false
    connection.uncork()
  }
  const sendTogether: Send = (data, options, sent) => {
    if (!corked) {
      corked = true
      connection.cork()
      process.nextTick(uncork)
    }
    send(data, options)
    sent?.()
  }
  client.send = sendTogether as WebSocket['send']
}
