/**
 * A page of the model: the product's exam store over a line of its own. Its saves
 * can be sent twice and late; whether it is reloaded or crashes, the line and the
 * tab stay the same.
 */
import { randomUUID } from 'node:crypto'
import type { DeviceVault } from '#app/exam-client/device-vault.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import type { ExamStore } from '#app/exam-client/store-types.ts'
import { createExamSocket, type ExamSocket } from '#app/exam-client/socket.ts'
import type { AttachReply } from '#app/live/protocol.ts'
import { tapSocket, type CandidateRecord } from '../harness/record.ts'
import { openLine, type Line } from './line.ts'

export interface Mischief {
  twice: boolean
  delayMs: number
}

export interface ModelPage {
  readonly line: Line
  store(): ExamStore
  /** Leases that an attach granted to this page, oldest first. */
  readonly epochs: number[]
  /** To be done to the next save that it sends. */
  mischief: Mischief | null
  /** What its socket is about, for the message of a failure. */
  describe(): string
  /** A new document in the same tab; what the old one had not sent is in the machine's journal. */
  reload(): void
  close(): void
}

/** `vault` is the machine's: the tabs of one candidate share it. */
export async function openPage(
  port: () => number, cookie: string, record: CandidateRecord, vault: DeviceVault,
): Promise<ModelPage> {
  const line = await openLine(port)
  const tabId = randomUUID()
  let store: ExamStore | null = null
  let current: ExamSocket | null = null
  const load = () => {
    const socket = createExamSocket({ origin: line.origin, headers: { cookie } })
    current = socket
    // The product's pauses between attempts to reconnect, made short: a schedule lasts a second.
    socket.io.reconnectionDelay(15)
    socket.io.reconnectionDelayMax(60)
    socket.io.timeout(3000)
    disturb(socket, () => {
      const { mischief } = page
      page.mischief = null
      return mischief
    })
    noteEpochs(socket, page.epochs)
    tapSocket(socket, record)
    return createExamStore(socket, {
      tabId, vault, fetchPaper: createFetchPaper({ origin: `http://127.0.0.1:${String(port())}`, headers: { cookie } }),
    })
  }
  const page: ModelPage = {
    line, epochs: [], mischief: null,
    store: () => store ??= load(),
    describe: () => current === null ? 'no socket'
      : JSON.stringify({ connected: current.connected, active: current.active, manager: current.io._readyState }),
    reload() {
      store?.close()
      store = load()
    },
    close() {
      store?.close()
      line.close()
    },
  }
  store = load()
  return page
}

type Emit = (event: string, ...rest: unknown[]) => ExamSocket

function disturb(socket: ExamSocket, take: () => Mischief | null): void {
  const emit = socket.emit.bind(socket) as Emit
  const disturbed: Emit = (event, ...rest) => {
    const mischief = event === 'save' ? take() : null
    if (mischief === null) return emit(event, ...rest)
    const [payload] = rest
    if (mischief.twice) setTimeout(() => { emit('save', payload, () => undefined) }, mischief.delayMs / 2)
    if (mischief.delayMs === 0) return emit(event, ...rest)
    setTimeout(() => { emit(event, ...rest) }, mischief.delayMs)
    return socket
  }
  socket.emit = disturbed as ExamSocket['emit']
}

const isOpen = (state: string) => state === 'admitted' || state === 'inProgress'

function noteEpochs(socket: ExamSocket, epochs: number[]): void {
  const emit = socket.emit.bind(socket) as Emit
  const noting: Emit = (event, ...rest) => {
    const answer = rest.at(-1)
    if (event !== 'attach' || typeof answer !== 'function') return emit(event, ...rest)
    return emit(event, ...rest.slice(0, -1), (error: unknown, reply: AttachReply) => {
      // Nobody is given a lease of an exam that is not open, whatever epoch it has.
      if (error === null && reply.ok && isOpen(reply.state)) epochs.push(reply.epoch)
      Reflect.apply(answer, undefined, [error, reply])
    })
  }
  socket.emit = noting as ExamSocket['emit']
}
