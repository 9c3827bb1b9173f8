/**
 * A candidate's line by hand: WebSocket, engine.io and socket.io framing on a bare
 * TCP socket, for generators that must cost less than what they measure. Frames
 * are masked with zeros, which the protocol allows and which costs nothing here;
 * what is emitted in one turn of the event loop leaves in one write.
 */
import { connect } from 'node:net'
import { EXAM_NAMESPACE } from '#app/live/protocol.ts'

const CONNECTED = `40${EXAM_NAMESPACE},{`
const REFUSED = `44${EXAM_NAMESPACE},`
const ACK = `43${EXAM_NAMESPACE},`
const TEXT_FRAME = 0x81
const MASKED = 0x80
const MASK_BYTES = 4
const TWO_BYTE_LENGTH = 126
const EIGHT_BYTE_LENGTH = 127

export interface ExamWire {
  /** Emits an event; `answered` gets the answer's JSON text, an array of one. */
  emit(event: string, payload: object, answered: (text: string) => void): void
  /** As `emit`, for a payload that is JSON text already. */
  emitText(event: string, payload: string, answered: (text: string) => void): void
  /** Events that the server sends by itself: the JSON text [name, payload]. */
  heard: ((text: string) => void) | null
  /** Sent and received so far, framing included. */
  bytes(): number
  close(): void
}

/** Connects as the owner of the cookie; rejects when the namespace does. */
export function openExamWire(port: number, cookie: string): Promise<ExamWire> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const waiting = new Map<string, (text: string) => void>()
  let nextId = 0
  let outgoing: Buffer[] = []
  const send = (text: string) => {
    if (outgoing.push(frame(text)) > 1) return
    process.nextTick(() => {
      socket.write(outgoing.length === 1 && outgoing[0] !== undefined ? outgoing[0] : Buffer.concat(outgoing))
      outgoing = []
    })
  }
  return new Promise((resolve, reject) => {
    const wire: ExamWire = {
      emit(event, payload, answered) { wire.emitText(event, JSON.stringify(payload), answered) },
      emitText(event, payload, answered) {
        const id = String(nextId)
        nextId += 1
        waiting.set(id, answered)
        send(`42${EXAM_NAMESPACE},${id}["${event}",${payload}]`)
      },
      heard: null,
      bytes: () => socket.bytesRead + socket.bytesWritten,
      close: () => { socket.destroy() },
    }
    const hear = (text: string) => {
      if (text.startsWith(ACK)) {
        const start = text.indexOf('[', ACK.length)
        const id = text.slice(ACK.length, start)
        const answered = waiting.get(id)
        waiting.delete(id)
        answered?.(text.slice(start))
      } else if (text === '2') send('3')
      else if (text.startsWith('0')) send(`40${EXAM_NAMESPACE},`)
      else if (text.startsWith(REFUSED)) reject(new Error(text))
      else if (text.startsWith(CONNECTED)) resolve(wire)
      else wire.heard?.(text.slice(text.indexOf('[')))
    }
    let upgraded = false
    let held: Buffer = Buffer.alloc(0)
    socket.on('error', reject)
    socket.on('close', () => { reject(new Error('the line was closed')) })
    socket.on('data', (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      if (!upgraded) {
        const end = held.indexOf('\r\n\r\n')
        if (end < 0) return
        const [status = ''] = held.toString('latin1', 0, end).split('\r\n')
        if (!status.includes(' 101 ')) reject(new Error(status))
        upgraded = true
        held = held.subarray(end + 4)
      }
      held = readFrames(held, hear)
    })
    socket.write([
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', `Host: 127.0.0.1:${String(port)}`,
      'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', `Cookie: ${cookie}`, '', '',
    ].join('\r\n'))
  })
}

function frame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const long = length >= TWO_BYTE_LENGTH
  const head = (long ? 4 : 2) + MASK_BYTES
  const bytes = Buffer.allocUnsafe(head + length)
  bytes[0] = TEXT_FRAME
  bytes[1] = MASKED | (long ? TWO_BYTE_LENGTH : length)
  if (long) bytes.writeUInt16BE(length, 2)
  bytes.fill(0, head - MASK_BYTES, head)
  bytes.write(text, head, 'utf8')
  return bytes
}

/** Gives each whole text frame to `hear`; returns the bytes of one that is not whole yet. */
function readFrames(bytes: Buffer, hear: (text: string) => void): Buffer {
  let at = 0
  while (bytes.length - at >= 2) {
    let length = (bytes[at + 1] ?? 0) & 0x7f
    let head = 2
    if (length === TWO_BYTE_LENGTH) head = 4
    else if (length === EIGHT_BYTE_LENGTH) head = 10
    if (bytes.length - at < head) break
    if (head === 4) length = bytes.readUInt16BE(at + 2)
    else if (head === 10) length = Number(bytes.readBigUInt64BE(at + 2))
    if (bytes.length - at < head + length) break
    if (bytes[at] === TEXT_FRAME) hear(bytes.toString('utf8', at + head, at + head + length))
    at += head + length
  }
  return at === 0 ? bytes : bytes.subarray(at)
}
