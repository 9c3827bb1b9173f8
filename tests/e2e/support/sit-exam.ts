/**
 * One resident's whole exam on the screen, by mouse and keyboard in turn: flags,
 * strikes, changes, clears, reloads, reviews. The keys are the author's, so that
 * the mark that the answers deserve is known beforehand.
 */
import { expect, type Page } from '@playwright/test'
import { choose, expectSaved, goOn, heading, openQuestion, readQuestion, type ShownQuestion } from './exam-page.ts'

export const ITEM_COUNT = 48
/** Answered wrong on purpose: 42 of 48 stay right. */
const WRONG = new Set([5, 13, 22, 30, 39, 47])
export const DESERVED = { correct: ITEM_COUNT - WRONG.size, efiser: '87.5000' }
const FLAGGED = 3
const STRUCK_BY_KEY = 6
const STRUCK_BY_MOUSE = 8
const CLEARED = 10
const CHANGED = 12
const RELOADED = 20

/** Item to the words of the chosen option. */
export type GivenAnswers = Record<string, string>

interface SitOptions {
  /** Stem to the words of the right option. */
  keys: ReadonlyMap<string, string>
  /** Called in the middle of the exam, with as many answers saved. */
  onHalfway: (saved: number) => Promise<void>
}

/** From the first question to the confirmation of the hand-in; the receipt is on the screen afterwards. */
export async function sitWholeExam(page: Page, { keys, onHalfway }: SitOptions): Promise<GivenAnswers> {
  const given: GivenAnswers = {}
  for (let position = 1; position <= ITEM_COUNT; position += 1) {
    const hand = position % 3 === 0 ? 'mouse' : 'keyboard'
    const question = await readQuestion(page, position)
    const { right, wrong } = findLetters(question, keys)
    if (position === FLAGGED) await page.keyboard.press('f')
    if (position === STRUCK_BY_KEY) {
      await page.keyboard.press('x')
      await page.keyboard.press(wrong.toLowerCase())
    }
    if (position === STRUCK_BY_MOUSE) await page.getByRole('button', { name: `Tachar opción ${wrong}` }).click()
    if (position === CHANGED) await choose(page, wrong, hand)
    const letter = WRONG.has(position) ? wrong : right
    await choose(page, letter, hand)
    if (position === CLEARED) await clearAnswer(page)
    else given[question.itemId] = wordsAt(question, letter)
    await expectSaved(page)
    if (position === RELOADED) {
      await onHalfway(RELOADED - 1)
      await expectSameAfterReload(page, letter)
    }
    await goOn(page, hand)
  }
  await handIn(page, given, keys)
  return given
}

async function clearAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Quitar respuesta' }).click()
  await expect(page.locator('input[type=radio]:checked')).toHaveCount(0)
}

/** The same question with its answer, the same counts, the flag, and both strikes. */
async function expectSameAfterReload(page: Page, letter: string): Promise<void> {
  await page.reload()
  await readQuestion(page, RELOADED)
  await expect(page.locator(`input[type=radio][value=${letter}]`)).toBeChecked()
  for (const position of [STRUCK_BY_KEY, STRUCK_BY_MOUSE]) {
    await openQuestion(page, position)
    await expect(page.getByRole('button', { name: /^Restaurar opción/ })).toHaveCount(1)
  }
  await page.getByRole('button', { name: 'Navegador' }).click()
  const navigator = page.getByRole('dialog')
  const counts = `${RELOADED - 1} contestadas, ${ITEM_COUNT - RELOADED + 1} sin contestar, 1 marcada`
  await expect(navigator).toContainText(counts)
  await expect(navigator.getByRole('button', { name: `Pregunta ${FLAGGED}, contestada, marcada` })).toBeVisible()
  await navigator.getByRole('button', { name: `Pregunta ${RELOADED}, contestada` }).click()
}

/** The review names what is open and flagged; the open one is answered, then the exam is handed in. */
async function handIn(page: Page, given: GivenAnswers, keys: SitOptions['keys']): Promise<void> {
  await expect(heading(page)).toHaveText('Revise antes de entregar')
  await expect(page.getByText('Contestó 47 de 48 preguntas; una queda sin contestar.')).toBeVisible()
  const flagged = page.getByRole('region', { name: 'Marcadas para revisar: 1' })
  await expect(flagged.getByRole('button')).toHaveAccessibleName(`Pregunta ${FLAGGED}, contestada, marcada`)
  const open = page.getByRole('region', { name: 'Sin contestar: 1' })
  await open.getByRole('button', { name: `Pregunta ${CLEARED}, sin contestar` }).click()
  const question = await readQuestion(page, CLEARED)
  const { right } = findLetters(question, keys)
  await choose(page, right, 'mouse')
  given[question.itemId] = wordsAt(question, right)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Revisar y entregar' }).click()
  await expect(page.getByText('Contestó las 48 preguntas.')).toBeVisible()
  await page.getByRole('button', { name: 'Entregar el examen…' }).click()
  await page.getByRole('button', { name: 'Sí, entregar mi examen' }).click()
  await expect(heading(page)).toHaveText('Examen entregado')
}

/** Where the right option stands for this candidate, and a wrong one. Throws for a question of somebody else. */
export function findLetters(
  { stem, options }: ShownQuestion, keys: SitOptions['keys'],
): { right: string, wrong: string } {
  const right = options.find(({ text }) => text === keys.get(stem))?.letter
  const wrong = options.find(({ letter }) => letter !== right)?.letter
  if (right === undefined || wrong === undefined) throw new Error(`not a question of the imported file: ${stem}`)
  return { right, wrong }
}

function wordsAt({ options }: ShownQuestion, letter: string): string {
  return options.find((option) => option.letter === letter)?.text ?? ''
}
