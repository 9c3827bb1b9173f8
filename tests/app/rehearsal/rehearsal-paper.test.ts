/** The public items of the rehearsal: enough of them, with images, none of the demo's bank; one package for all nodes. */
import { expect, test } from 'vitest'
import { readRehearsalPaper } from '#app/rehearsal/rehearsal-paper.server.ts'
import { REHEARSAL_LENGTH, rehearsalState } from '#app/rehearsal/rehearsal-state.ts'
import { openPaper } from '#app/sealed-paper/open-paper.ts'
import { readItemBank } from '#db/demo/item-bank.ts'
import { addDuration, instant } from '#exam-engine/kernel/time.ts'

test('twelve items or more of which two have images, and none stands in the demo bank', () => {
  const { form } = readRehearsalPaper()
  expect(form.items.length).toBeGreaterThanOrEqual(12)
  expect(form.items.filter(({ image }) => image !== null).length).toBeGreaterThanOrEqual(2)
  const bank = new Set(readItemBank().items.flatMap(({ id, vignette, stem }) => [id, vignette ?? stem]))
  expect(form.items.filter(({ itemId, vignette, stem }) => bank.has(itemId) || bank.has(vignette ?? stem))).toEqual([])
})

test('the package opens as a real one does, in the order of its seed, and is the same wherever it is made', async () => {
  const { bytes, sealed, openingFor, form } = readRehearsalPaper()
  const paper = await openPaper(new Uint8Array(bytes), openingFor('one'))
  expect(paper.map(({ itemId }) => itemId).sort()).toEqual(form.items.map(({ itemId }) => itemId))
  const other = await openPaper(new Uint8Array(bytes), openingFor('two'))
  expect(other.map(({ itemId }) => itemId)).not.toEqual(paper.map(({ itemId }) => itemId))
  expect(JSON.stringify(paper)).not.toContain('rationale')
  // What changes it changes the package on a node that was not restarted yet: pages there fetch it anew.
  expect(sealed.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('a rehearsal opens and closes by the clock alone, half-open, and what was recorded stays', () => {
  const opensAt = instant(1_000_000)
  const closesAt = addDuration(opensAt, REHEARSAL_LENGTH)
  const at = (now: number, handedIn: boolean | null = null) => rehearsalState({ opensAt, closesAt, handedIn }, instant(now))
  expect([-1, 0, 1].map((ms) => at(opensAt + ms))).toEqual(['admitted', 'inProgress', 'inProgress'])
  expect([-1, 0, 1].map((ms) => at(closesAt + ms))).toEqual(['inProgress', 'closed', 'closed'])
  expect([at(opensAt, true), at(closesAt, true), at(opensAt, false)]).toEqual(['handedIn', 'handedIn', 'closed'])
})
