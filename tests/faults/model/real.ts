/** One schedule's candidate: an attempt, up to two pages, and everything that was said about its answers. */
import { setTimeout as pause } from 'node:timers/promises'
import { createMemoryVault, type DeviceVault } from '#app/exam-client/device-vault.ts'
import type { TestAttempt, TestItem } from '#tests/db/sitting/sitting-database.ts'
import { createRecord, type CandidateRecord } from '../harness/record.ts'
import { openPage, type ModelPage } from './page.ts'
import type { World } from './world.ts'

const ENTERS_WITHIN_MS = 30_000

export interface Real {
  readonly world: World
  readonly attempt: TestAttempt
  readonly record: CandidateRecord
  /** Where both pages are open. */
  readonly machine: DeviceVault
  readonly pages: readonly ModelPage[]
  item(index: number): TestItem
  /** The first one where there is no second. */
  page(index: number): ModelPage
  close(): void
}

/** What the schedule knows by itself: whether the exam takes answers, and how it ended. */
export interface Model {
  standing: 'open' | 'handedIn' | 'pastDeadline' | 'cancelled'
  /** What it is when a cancellation is taken back. */
  before: 'open' | 'handedIn' | 'pastDeadline'
  /** Length of the chain when the exam stopped taking answers; null while it takes them. */
  length: number | null
}

export function openModel(): Model {
  return { standing: 'open', before: 'open', length: null }
}

/** With the first page in the exam. */
export async function openReal(world: World): Promise<Real> {
  const attempt = world.takeAttempt()
  const record = createRecord(() => undefined)
  const machine = createMemoryVault()
  const first = await openPage(world.port, attempt.cookie, record, machine)
  const pages = [first]
  await untilConnected(first, ENTERS_WITHIN_MS)
  return {
    world, attempt, record, machine, pages,
    item(index) {
      const item = world.sitting.items[index]
      if (item === undefined) throw new Error(`there is no item ${String(index)}`)
      return item
    },
    page(index) {
      const page = pages[index] ?? pages[0]
      if (page === undefined) throw new Error('no page is open')
      return page
    },
    close() {
      for (const page of pages) page.close()
    },
  }
}

/** Until the page has its state, or that long: a page on a cut line has none. */
export async function untilConnected(page: ModelPage, withinMs: number): Promise<void> {
  const from = performance.now()
  while (page.store().getSnapshot().line === 'connecting' && performance.now() - from < withinMs) await pause(5)
}

/** A second tab of the same session. */
export async function openSecondPage({ world, attempt, record, machine, pages }: Real): Promise<void> {
  if (pages.length > 1) return
  (pages as ModelPage[]).push(await openPage(world.port, attempt.cookie, record, machine))
}
