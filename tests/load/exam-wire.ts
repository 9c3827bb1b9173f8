/**
 * A candidate's line by hand: the engine.io and socket.io framing on a bare
 * WebSocket, for generators that must cost less than what they measure.
 */
import { WebSocket } from 'ws'
import { EXAM_NAMESPACE } from '#app/live/protocol.ts'

const CONNECTED = `40${EXAM_NAMESPACE},{`
const REFUSED = `44${EXAM_NAMESPACE},`
const ACK = `43${EXAM_NAMESPACE},`

export interface ExamWire {
  /** Emits an event; `answered` gets the answer's JSON text, an array of one. */
  emit(event: string, payload: object, answered: (text: string) => void): void
  close(): void
}

/** Connects as the owner of the cookie; rejects when the namespace does. */
export function openExamWire(port: number, cookie: string): Promise<ExamWire> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie }, perMessageDeflate: false,
  })
  const waiting = new Map<string, (text: string) => void>()
  let nextId = 0
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      if (text.startsWith(ACK)) {
        const start = text.indexOf('[', ACK.length)
        const id = text.slice(ACK.length, start)
        const answered = waiting.get(id)
        waiting.delete(id)
        answered?.(text.slice(start))
      } else if (text === '2') socket.send('3')
      else if (text.startsWith('0')) socket.send(`40${EXAM_NAMESPACE},`)
      else if (text.startsWith(REFUSED)) reject(new Error(text))
      else if (text.startsWith(CONNECTED)) {
        resolve({
          emit(event, payload, answered) {
            const id = String(nextId)
            nextId += 1
            waiting.set(id, answered)
            socket.send(`42${EXAM_NAMESPACE},${id}["${event}",${JSON.stringify(payload)}]`)
          },
          close: () => { socket.close() },
        })
      }
    })
  })
}
