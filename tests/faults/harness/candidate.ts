/**
 * A simulated candidate: the product's own exam store over a real socket, once per
 * page that it opens. Answers at its own pace whether or not the line is up, comes
 * back to earlier items, and hands in when everything is acknowledged.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createMemoryVault } from '#app/exam-client/device-vault.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import type { ExamStore } from '#app/exam-client/store-types.ts'
import type { SaveByRequest } from '#app/exam-client/save-by-request.ts'
import { createExamSocket } from '#app/exam-client/socket.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import type { TestAttempt } from '#tests/db/sitting/sitting-database.ts'
import { tapRequests, tapSocket, type CandidateRecord } from './record.ts'

const PATIENCE_MS = 90_000
const LOOK_EVERY_MS = 40
const ANSWER_EVERY_MS = { least: 200, spread: 800 }

export interface SimulatedCandidate {
  readonly attempt: TestAttempt
  readonly record: CandidateRecord
  /** Opens the exam in one more page, which the candidate then answers on. The page before stays open. */
  open(page: PageOptions): void
  /** Goes on in the page used before the last one, taking the exam over there. */
  goToOtherPage(): void
  /** The page answered on. */
  page(): ExamStore
  /** Answers until told to stop, in any state of the line. */
  answerUntil(stopped: () => boolean): Promise<void>
  /** Changes `count` answers, waits until all is acknowledged, and hands in. */
  finish(count: number): Promise<void>
  /** Takes the exam over where another page holds it, and waits until this page may write. */
  hold(): Promise<void>
  leave(): void
}

export interface PageOptions {
  origin: string
  /** Of another session. The candidate's first one otherwise. */
  cookie?: string
  /** Not the machine that the candidate sat down at. */
  onOtherMachine?: boolean
  tabId?: string
}

interface CandidateOptions {
  attempt: TestAttempt
  record: CandidateRecord
  /** Added to the machine's clock whenever the page reads it. */
  clockErrorMs: number
}

export function createCandidate({ attempt, record, clockErrorMs }: CandidateOptions): SimulatedCandidate {
  const random = seededRandom(attempt.id)
  const pages: ExamStore[] = []
  const ownMachine = createMemoryVault()
  const page = () => {
    const last = pages.at(-1)
    if (last === undefined) throw new Error('no page is open')
    return last
  }
  const answerOne = () => {
    const { paper, sheet } = page().getSnapshot()
    if (paper === null) return
    const open = paper.filter(({ itemId }) => !(itemId in sheet))
    const item = open.length > 0 && random.next() < 0.75 ? open[0] : random.pick(paper)
    if (item === undefined) return
    const cleared = random.next() < 0.04
    withClock(clockErrorMs, () => {
      page().change(item.itemId, {
        optionId: cleared ? null : random.pick(item.options).optionId, flagged: random.next() < 0.1, struck: [],
      })
    })
  }
  const until = async (what: string, holds: () => boolean) => {
    const from = performance.now()
    while (!holds()) {
      if (performance.now() - from > PATIENCE_MS) {
        const { line, saving, state } = page().getSnapshot()
        throw new Error(`${attempt.id} waits in vain: ${what}; ${JSON.stringify({ line, saving, state })}`)
      }
      await pause(LOOK_EVERY_MS + random.next() * LOOK_EVERY_MS)
    }
  }
  const hold = async () => {
    await until('to write', () => {
      const { line, saving, handOver } = page().getSnapshot()
      if (line === 'leaseLost' || line === 'held') page().takeOver()
      if (handOver !== null) page().confirmHandOver()
      return line === 'live' && saving.online
    })
  }
  const allSaved = () => {
    const { line, saving } = page().getSnapshot()
    return line === 'live' && saving.online && saving.unsent === 0
  }
  return {
    attempt, record, page, hold,
    open({ origin, cookie = attempt.cookie, tabId = randomUUID(), onOtherMachine = false }) {
      const socket = createExamSocket({ origin, headers: { cookie } })
      tapSocket(socket, record)
      pages.push(createExamStore(socket, {
        tabId, vault: onOtherMachine ? createMemoryVault() : ownMachine,
        saveByRequest: tapRequests(requestSaver(origin, cookie), record),
        fetchPaper: createFetchPaper({ origin, headers: { cookie } }),
      }))
    },
    goToOtherPage() {
      const other = pages.shift()
      if (other !== undefined) pages.push(other)
      page().takeOver()
    },
    async answerUntil(stopped) {
      await until('the paper', () => page().getSnapshot().paper !== null)
      while (!stopped()) {
        answerOne()
        await pause(ANSWER_EVERY_MS.least + random.next() * ANSWER_EVERY_MS.spread)
      }
    },
    async finish(count) {
      if (page().getSnapshot().closing === null) await hold()
      for (let left = count; left > 0; left -= 1) {
        answerOne()
        await pause(20)
      }
      await until('acknowledgements', () => page().getSnapshot().closing !== null || allSaved())
      await until('the hand-in', () => page().getSnapshot().closing !== null || tryHandIn(page()))
      await until('the closing', () => page().getSnapshot().closing !== null)
    },
    leave() {
      for (const one of pages) one.close()
    },
  }
}

const handingIn = new WeakSet<ExamStore>()

/** Asks once more unless an answer is awaited; the closing comes with the state. */
function tryHandIn(page: ExamStore): boolean {
  if (handingIn.has(page)) return false
  handingIn.add(page)
  void page.handIn().finally(() => handingIn.delete(page))
  return false
}

/** The device's clock as the page reads it, for the time of one call. */
function withClock(errorMs: number, act: () => void): void {
  const right = Date.now
  Date.now = () => right() + errorMs
  try {
    act()
  } finally {
    Date.now = right
  }
}

/** The product's own way, from a program that is no browser. */
function requestSaver(origin: string, cookie: string): SaveByRequest {
  return async (request) => {
    const response = await fetch(`${origin}/examen/guardar`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie, origin }, body: JSON.stringify(request),
      signal: AbortSignal.timeout(10_000),
    })
    return await response.json() as Awaited<ReturnType<SaveByRequest>>
  }
}
