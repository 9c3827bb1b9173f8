/**
 * A WebSocket proxy that mistreats whole messages: events and their answers are
 * sent twice, held back, and so overtake each other. Handshake and heartbeat pass,
 * or there would be no line to speak over; so do plain requests, by which the sealed
 * paper comes.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'

const TWICE = 0.2
const HELD_BACK = 0.4
const LOST = 0.002
const LONGEST_MS = 600
/** socket.io's packets of the kinds EVENT and ACK, in engine.io messages. */
const EVENT_OR_ACK = /^4[23]/

export interface UnrulyNetwork {
  origin: string
  /** Messages mistreated so far. */
  counts: { twice: number; heldBack: number; lost: number }
  close(): void
}

export async function openUnrulyNetwork(target: number, seed: string): Promise<UnrulyNetwork> {
  const random = seededRandom(seed)
  const counts = { twice: 0, heldBack: 0, lost: 0 }
  const deliver = (to: WebSocket, message: string) => {
    const send = () => { if (to.readyState === WebSocket.OPEN) to.send(message) }
    if (!EVENT_OR_ACK.test(message)) {
      send()
      return
    }
    if (random.next() < LOST) {
      counts.lost += 1
      return
    }
    const times = random.next() < TWICE ? 2 : 1
    if (times === 2) counts.twice += 1
    for (let time = 0; time < times; time += 1) {
      if (random.next() >= HELD_BACK) send()
      else {
        counts.heldBack += 1
        setTimeout(send, random.next() * LONGEST_MS)
      }
    }
  }
  const http = createServer((asked, answer) => { pass(target, asked, answer) })
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
  sockets.on('connection', (client, asked) => {
    const { cookie = '' } = asked.headers
    const upstream = new WebSocket(`ws://127.0.0.1:${String(target)}${asked.url ?? ''}`, { headers: { cookie } })
    const early: string[] = []
    client.on('message', (data) => {
      const message = (data as Buffer).toString('utf8')
      if (upstream.readyState === WebSocket.CONNECTING) early.push(message)
      else deliver(upstream, message)
    })
    upstream.on('open', () => { for (const message of early.splice(0)) deliver(upstream, message) })
    upstream.on('message', (data) => { deliver(client, (data as Buffer).toString('utf8')) })
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      one.on('error', () => { other.terminate() })
      one.on('close', () => { other.close() })
    }
  })
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
  return {
    origin: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`, counts,
    close() {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      http.close()
    },
  }
}

function pass(target: number, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = asked
  const passed = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(answer)
  })
  passed.on('error', () => { answer.destroy() })
  asked.pipe(passed)
}
