/** The exam page as a candidate uses it: reads the question, chooses by mouse or by key, waits for "Guardada". */
import { expect, type Locator, type Page } from '@playwright/test'

export const heading = (page: Page): Locator => page.locator('main h1').first()

/** The words of saving, in the band of the exam. */
export const savingOf = (page: Page): Locator => page.locator('[data-save-tone]')

/** Shown only after the server acknowledged everything. */
export async function expectSaved(page: Page, within = 20_000): Promise<void> {
  await expect(savingOf(page)).toHaveAttribute('data-save-tone', 'saved', { timeout: within })
  await expect(savingOf(page)).toContainText('Guardada')
}

export interface ShownQuestion {
  itemId: string
  stem: string
  options: { letter: string, text: string }[]
}

/** The question on the screen, which must be number `position`. */
export async function readQuestion(page: Page, position: number): Promise<ShownQuestion> {
  await expect(heading(page)).toHaveText(new RegExp(`^Pregunta ${position} de `))
  return page.getByRole('radiogroup').evaluate((group) => {
    const radios = [...group.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    return {
      itemId: radios[0]?.name ?? '',
      stem: document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
      options: radios.map((radio) => ({
        letter: radio.value,
        text: radio.closest('label')?.querySelector('.exam-text > span:last-child')?.textContent ?? '',
      })),
    }
  })
}

export type Hand = 'mouse' | 'keyboard'

/** Chooses the option that stands at `letter` of the question on the screen. */
export async function choose(page: Page, letter: string, hand: Hand): Promise<void> {
  const radio = page.locator(`input[type=radio][value=${letter}]`)
  if (hand === 'keyboard') await page.keyboard.press(letter.toLowerCase())
  else await radio.click()
  await expect(radio).toBeChecked()
}

/** To the next question; from the last one to the review. */
export async function goOn(page: Page, hand: Hand): Promise<void> {
  const questions = page.getByRole('navigation', { name: 'Preguntas' })
  if (hand === 'keyboard') await page.keyboard.press('ArrowRight')
  else await questions.getByRole('button', { name: /^(Siguiente|Revisar)$/ }).click()
}

/** To one question, by the navigator. */
export async function openQuestion(page: Page, position: number): Promise<void> {
  await page.getByRole('button', { name: 'Navegador' }).click()
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^Pregunta ${position},`) }).click()
  await expect(heading(page)).toHaveText(new RegExp(`^Pregunta ${position} de `))
}
