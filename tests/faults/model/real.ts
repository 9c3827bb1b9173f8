/** One schedule's candidate: an attempt, up to two pages, and everything that was said about its answers. */
import type { TestAttempt, TestItem } from '#tests/db/sitting/sitting-database.ts'
import { createRecord, type CandidateRecord } from '../harness/record.ts'
import { openPage, type ModelPage } from './page.ts'
import type { World } from './world.ts'

export interface Real {
  readonly world: World
  readonly attempt: TestAttempt
  readonly record: CandidateRecord
  readonly pages: readonly ModelPage[]
  item(index: number): TestItem
  page(index: number): ModelPage
  /** Both pages exist from the start; the second one attaches when it is first looked at. */
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

export async function openReal(world: World): Promise<Real> {
  const attempt = world.takeAttempt()
  const record = createRecord(() => undefined)
  const pages = [await openPage(world.port, attempt.cookie, record)]
  return {
    world, attempt, record, pages,
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

/** A second tab of the same session. */
export async function openSecondPage({ world, attempt, record, pages }: Real): Promise<void> {
  if (pages.length > 1) return
  (pages as ModelPage[]).push(await openPage(world.port, attempt.cookie, record))
}
