/**
 * One candidate at the exam page, without the page: the same client store and
 * protocol that a browser runs. Keeps an own record of what was acknowledged, to
 * be compared with what the database says afterwards.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import type { ExamStore } from '#app/exam-client/store-types.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import { createExamSocket } from '#app/exam-client/socket.ts'
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import type { PlannedCandidate } from './read-plan.server.ts'

const PATIENCE_MS = 60_000

export interface CandidateBot {
  candidate: PlannedCandidate
  /** Resolves once the waiting room shows. */
  waitsInRoom(): Promise<void>
  /** Answers every item and hands in, or leaves that to the deadline. Returns item id -> option id as acknowledged. */
  sit(keys: Readonly<Record<string, string>>): Promise<Map<string, string>>
  leave(): void
}

export function enterRoom(origin: string, cookie: string, candidate: PlannedCandidate): CandidateBot {
  const store = createExamStore(createExamSocket({ origin, headers: { Cookie: cookie } }), {
    tabId: crypto.randomUUID(), fetchPaper: createFetchPaper({ origin, headers: { Cookie: cookie } }),
  })
  return {
    candidate,
    waitsInRoom: () => until(store, ({ state }) => state === 'admitted'),
    sit: (keys) => sit(store, candidate, keys),
    leave: () => { store.close() },
  }
}

async function sit(store: ExamStore, candidate: PlannedCandidate, keys: Readonly<Record<string, string>>) {
  await until(store, ({ paper, state }) => paper !== null && state === 'inProgress')
  const random = seededRandom(candidate.attemptId)
  const record = new Map<string, string>()
  for (const { itemId, options } of store.getSnapshot().paper ?? []) {
    const right = keys[itemId]
    const chosen = right !== undefined && random.next() < candidate.ability ? right : random.pick(options).optionId
    store.change(itemId, { optionId: chosen, flagged: random.next() < 0.1, struck: [] })
    await until(store, ({ saving }) => saving.unsent === 0)
    record.set(itemId, chosen)
  }
  if (candidate.conduct === 'handsIn') {
    const handedIn = await store.handIn()
    if (!handedIn.ok) throw new Error(`hand-in refused: ${handedIn.refusal}`)
  }
  return record
}

/** Waits for a state of the store; gives up with what the store shows. */
async function until(store: ExamStore, holds: (snapshot: ExamSnapshot) => boolean): Promise<void> {
  const over = AbortSignal.timeout(PATIENCE_MS)
  while (!holds(store.getSnapshot())) {
    if (over.aborted) throw new Error(`still waiting: ${JSON.stringify({ ...store.getSnapshot(), paper: undefined })}`)
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(() => {
        stop()
        resolve()
      })
      void pause(250).then(() => {
        stop()
        resolve()
      })
    })
  }
}
