/** Everything mended, both pages wait until nothing is on its way any more. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Real } from './real.ts'

const WITHIN_MS = 60_000
const ASKS_WITHIN_MS = 120

/** Throws what a page shows when it does not come to rest. */
export async function comeToRest(real: Real): Promise<void> {
  for (const page of real.pages) page.line.mend()
  const from = performance.now()
  while (!real.pages.every((_, index) => rests(real, index))) {
    if (performance.now() - from > WITHIN_MS) {
      const shown = real.pages.map((page) => {
        const { line, state, saving, refusal } = page.store().getSnapshot()
        return { line, state, saving, refusal, socket: page.describe() }
      })
      throw new Error(`a page does not come to rest: ${JSON.stringify(shown)}`)
    }
    await pause(15)
  }
  // After a refusal the page asks for what the server holds; only then it shows it.
  await pause(ASKS_WITHIN_MS)
  if (!real.pages.every((_, index) => rests(real, index))) await comeToRest(real)
}

function rests(real: Real, index: number): boolean {
  const { line, saving } = real.page(index).store().getSnapshot()
  return line === 'leaseLost' || line === 'held' || (line === 'live' && saving.online && saving.unsent === 0)
}
