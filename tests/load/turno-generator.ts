/**
 * Part of a turno's candidates, in a process of its own: connect, wait, ask for the
 * paper at T0 as the exam page does, answer at their pace, hand in. Told by
 * bench-turno.ts when each begins; reports what was measured and acknowledged. A
 * paper is opened by the machine that shows it: this one process opens it once,
 * and counts for every candidate how long that took.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import type { Opening, SealedView } from '#app/sealed-paper/format.ts'
import { openPaper } from '#app/sealed-paper/open-paper.ts'
import type { OpenedView } from '#app/live/protocol.ts'
import { openExamWire, type ExamWire } from './exam-wire.ts'

export type TurnoOrder =
  | { kind: 'connect'; port: number; cookies: readonly string[]; first: number }
  /** `inMs`: how far T0 is away. */
  | { kind: 'sit'; inMs: number; answerEveryMs: number; answerForMs: number; handInWithinMs: number }

export type TurnoReport =
  | { kind: 'connected' }
  | {
    kind: 'done'; keys: number[]; firstItems: number[]; acks: number[]; handIns: number[]
    /** Candidate, number of the item in its paper's stored ids, revision. */
    acked: [candidate: number, itemId: string, revision: number][]
    refused: Record<string, number>; attaches: number; bytes: number; cpuMs: number
  }

interface Candidate {
  number: number
  wire: ExamWire
  tabId: string
  epoch: number
  paper: OpenedPaper | null
}

interface OpenedPaper { items: readonly string[], optionsOf: ReadonlyMap<string, readonly string[]>, openedInMs: number }

interface State { ok: boolean; epoch: number; sealed: SealedView | null; opening: Opening | null; refusal?: string }

const CONNECT_AT_ONCE = 50
/** As exam-store.ts: who is not told in time looks four times a second, and asks then. */
const asksAfterMs = () => 1500 + Math.random() * 2500 + Math.random() * 250
const RETRY_MS = 500

/** Sealed papers by form, and the bytes that came for them. */
const packages = new Map<string, Uint8Array<ArrayBuffer>>()
const opened = new Map<string, Promise<OpenedPaper>>()
let fetched = 0
/** Who had to ask at T0. */
let attaches = 0

const report = (message: TurnoReport) => process.send?.(message)
const candidates: Candidate[] = []
const measured = { keys: [] as number[], firstItems: [] as number[], acks: [] as number[], handIns: [] as number[] }
const acked: [number, string, number][] = []
const refused: Record<string, number> = {}
let cpuFrom = process.cpuUsage()

process.on('message', (order: TurnoOrder) => { void (order.kind === 'connect' ? connect(order) : sit(order)) })
process.on('disconnect', () => { process.exit(0) })

const ask = <T>(wire: ExamWire, event: string, payload: object): Promise<T> => new Promise((resolve) => {
  wire.emit(event, payload, (text) => { resolve((JSON.parse(text) as [T])[0]) })
})
const refuse = (code: string) => { refused[code] = (refused[code] ?? 0) + 1 }

async function connect({ port, cookies, first }: Extract<TurnoOrder, { kind: 'connect' }>): Promise<void> {
  cpuFrom = process.cpuUsage()
  const origin = `http://127.0.0.1:${String(port)}`
  const waiting = cookies.map((cookie, index) => ({ cookie, number: first + index }))
  await Promise.all(Array.from({ length: CONNECT_AT_ONCE }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const wire = await openExamWire(port, next.cookie)
      const candidate: Candidate = { number: next.number, wire, tabId: randomUUID(), epoch: 0, paper: null }
      const { epoch, sealed } = await ask<State>(wire, 'attach', { tabId: candidate.tabId })
      candidate.epoch = epoch
      if (sealed === null) throw new Error('who waits is told of no paper')
      // Each fetches it for real; one of them is kept for all, to have room for thousands.
      const bytes = await createFetchPaper({ origin, headers: { cookie: next.cookie } })(sealed.formId)
      fetched += bytes.length
      packages.set(sealed.formId, packages.get(sealed.formId) ?? bytes)
      candidates.push(candidate)
    }
  }))
  report({ kind: 'connected' })
}

async function sit(order: Extract<TurnoOrder, { kind: 'sit' }>): Promise<void> {
  const opensAt = performance.now() + order.inMs
  await Promise.all(candidates.map((candidate) => sitOne(candidate, opensAt, order)))
  const cpu = process.cpuUsage(cpuFrom)
  const bytes = candidates.reduce((sum, { wire }) => sum + wire.bytes(), fetched)
  report({ kind: 'done', ...measured, acked, refused, attaches, bytes, cpuMs: (cpu.user + cpu.system) / 1000 })
}

async function sitOne(
  candidate: Candidate, opensAt: number, { answerEveryMs, answerForMs, handInWithinMs }: Extract<TurnoOrder, { kind: 'sit' }>,
): Promise<void> {
  const { wire } = candidate
  await paperOf(candidate, opensAt)
  const until = performance.now() + answerForMs
  await pause(Math.random() * answerEveryMs)
  for (let count = 0; performance.now() < until; count += 1) {
    const from = performance.now()
    await save(candidate, count)
    const left = answerEveryMs * (0.5 + Math.random()) - (performance.now() - from)
    if (left > 0) await pause(left)
  }
  await pause(Math.random() * handInWithinMs)
  const sentAt = performance.now()
  const handedIn = await ask<{ ok: boolean; refusal?: string }>(wire, 'handIn', { epoch: candidate.epoch })
  measured.handIns.push(performance.now() - sentAt)
  if (!handedIn.ok) refuse(`hand-in ${handedIn.refusal ?? ''}`)
}

/** Opened by the server's word, or asked for when that does not bring the key or does not come; again until it is there. */
function paperOf(candidate: Candidate, opensAt: number): Promise<void> {
  const { wire, tabId } = candidate
  return new Promise((resolve) => {
    let [asking, opening] = [false, false]
    const open = async (key: Opening, arrivedAt: number) => {
      const sealed = packages.get(key.formId)
      if (opening || sealed === undefined) return
      opening = true
      measured.keys.push(arrivedAt - opensAt)
      candidate.paper = await openOnce(sealed, key)
      measured.firstItems.push(arrivedAt - opensAt + candidate.paper.openedInMs)
      resolve()
    }
    const attach = async () => {
      if (asking || opening) return
      asking = true
      attaches += 1
      let arrivedAt = 0
      const state = await new Promise<State>((answer) => {
        wire.emit('attach', { tabId }, (text) => {
          arrivedAt = performance.now()
          answer((JSON.parse(text) as [State])[0])
        })
      })
      asking = false
      if (state.ok) candidate.epoch = state.epoch
      if (state.ok && state.opening !== null) await open(state.opening, arrivedAt)
      else setTimeout(() => { void attach() }, RETRY_MS)
    }
    wire.heard = (text) => {
      if (!text.startsWith('["opens"')) return
      const [, { opened }] = JSON.parse(text) as [string, { opened?: OpenedView }]
      if (opened === undefined) void attach()
      else void open(opened.opening, performance.now())
    }
    setTimeout(() => { void attach() }, opensAt - performance.now() + asksAfterMs())
  })
}

/** With the key that came: a wrong one opens nothing, and a second form is opened for itself. */
function openOnce(sealed: Uint8Array<ArrayBuffer>, key: Opening): Promise<OpenedPaper> {
  const name = `${key.formId} ${key.contentSha256} ${key.key}`
  const known = opened.get(name) ?? openAlone(sealed, key)
  opened.set(name, known)
  return known
}

async function openAlone(sealed: Uint8Array<ArrayBuffer>, key: Opening): Promise<OpenedPaper> {
  const from = performance.now()
  const items = await openPaper(sealed, key)
  return {
    items: items.map(({ itemId }) => itemId), openedInMs: performance.now() - from,
    optionsOf: new Map(items.map(({ itemId, options }) => [itemId, options.map(({ optionId }) => optionId)])),
  }
}

/** One change; the same operation again until it is acknowledged. */
async function save({ number, wire, epoch, paper }: Candidate, count: number): Promise<void> {
  const itemId = paper?.items[count % paper.items.length]
  const options = itemId === undefined ? undefined : paper?.optionsOf.get(itemId)
  if (paper === null || itemId === undefined || options === undefined) throw new Error('a paper has items')
  const revision = Math.floor(count / paper.items.length) + 1
  const op = {
    opId: randomUUID(), itemId, revision, optionId: options[count % options.length],
    flagged: false, struck: [], clientAt: Date.now(),
  }
  for (;;) {
    const sentAt = performance.now()
    const reply = await ask<{ ok: boolean; refusal?: string; results?: { ok: boolean; refusal?: string }[] }>(
      wire, 'save', { epoch, ops: [op] })
    if (reply.ok && reply.results?.[0]?.ok === true) {
      measured.acks.push(performance.now() - sentAt)
      acked.push([number, itemId, revision])
      return
    }
    refuse(reply.refusal ?? reply.results?.[0]?.refusal ?? 'UNKNOWN')
    await pause(RETRY_MS)
  }
}
