/** The name of this tab, kept over reloads: the lease on the exam belongs to a tab of a session. */
import { randomUuid } from '#app/exam-client/random-uuid.ts'
import { readTab, writeTab } from './tab-storage.ts'

const KEY = 'efiser-examen-pestana'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A UUID, version 4. Without storage each load of the page is another tab. */
export function readTabId(): string {
  const kept = readTab(KEY)
  if (kept !== null && UUID.test(kept)) return kept
  const made = randomUuid()
  writeTab(KEY, made)
  return made
}
