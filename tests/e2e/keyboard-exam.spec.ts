/**
 * The whole exam by the keyboard alone, from the waiting room to the receipt: every
 * aid, every dialog, every theme, and axe on each. Nothing here points, taps or
 * focuses by script: what cannot be reached with keys fails.
 */
import { type Browser, expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { expectSaved, heading } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const RESIDENT = 'residente1@efiser.demo'
const FOLIO = 'R-000001'
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
const SEDE = 'HE-CMNSXXI'

let server: RunningServer
let turno: string

test.beforeAll(async () => {
  server = await startServer()
  turno = (await askDatabase(server.root, (database) => findTurnoOfExam(database, EXAM))).id
})
test.afterAll(async () => { await server.stop() })

test('§3.1 A from the waiting room to the receipt by keyboard alone', async ({ browser, visitors }) => {
  test.setTimeout(300_000)
  await moveClock(server.url, 'beforeTurno', turno)
  const page = await visitors.open(server.url, RESIDENT)
  await page.goto('/examen')
  await admit(browser)
  await expect(heading(page)).toHaveText('Sala de espera')
  await expectAccessible(page)
  await moveClock(server.url, 'examRunning', turno)
  await expect(heading(page)).toHaveText(/^Pregunta 1 de 48/)
  await expect(heading(page)).toBeFocused()

  await test.step('highlights are made word by word, stay with their item and over a reload, go again', async () => {
    await page.keyboard.press('h')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(page.locator('.chosen-word')).toHaveCount(1)
    const chosen = await page.locator('.chosen-word').innerText()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.locator('mark')).toHaveText(chosen)
    expect(chosen.split(/\s+/)).toHaveLength(2)
    await expect(heading(page)).toHaveText(/^Pregunta 1 de 48/)
    await page.keyboard.press('ArrowRight')
    await expect(heading(page)).toHaveText(/^Pregunta 2 de 48/)
    await expect(page.locator('mark')).toHaveCount(0)
    await page.keyboard.press('ArrowLeft')
    await expect(page.locator('mark')).toHaveText(chosen)
    await page.reload()
    await expect(page.locator('mark')).toHaveText(chosen)
    await expectAccessible(page)
    await page.keyboard.press('h')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await page.keyboard.press('h')
    await expect(page.locator('mark')).toHaveCount(0)
  })

  await test.step('a note is written, found again, and is no part of the answer', async () => {
    await page.keyboard.press('o')
    await expect(page.getByRole('dialog', { name: /^Notas/ })).toBeVisible()
    await page.keyboard.type('Repasar la A y la E')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('button', { name: 'Notas (escritas)' })).toBeVisible()
    await page.keyboard.press('o')
    await expect(page.getByRole('textbox')).toHaveValue('Repasar la A y la E')
    await expect(page.getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('laboratory values are searched beside the question and closed again', async () => {
    await page.keyboard.press('l')
    const panel = page.getByRole('complementary', { name: 'Valores de laboratorio' })
    await expect(panel.getByRole('searchbox')).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.type('potasio')
    await expect(panel.getByRole('row').filter({ hasText: '3.5–5.0 mEq/L' })).toBeVisible()
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(heading(page)).toBeFocused()
  })

  await test.step('text grows to 200 % and nothing is lost; every theme is legible', async () => {
    await openByTab(page, 'Texto y colores')
    await expectAccessible(page)
    await tabTo(page, 'Texto mayor')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Enter')
    await expect(page.getByText('200 %')).toBeVisible()
    await tabTo(page, 'Normal')
    for (const theme of ['contraste-claro', 'contraste-oscuro', 'sepia']) {
      await page.keyboard.press('ArrowDown')
      await expect(page.locator('html')).toHaveAttribute('data-exam-theme', theme)
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expectAccessible(page)
      await expectNothingCutOff(page)
      await page.screenshot({ path: `test-results/theme-${theme}.png` })
      await openByTab(page, 'Texto y colores')
      await tabTo(page, THEME_WORDS[theme] ?? '')
    }
    await page.keyboard.press('ArrowDown')
    await expect(page.locator('html')).not.toHaveAttribute('data-exam-theme')
    await tabTo(page, 'Texto menor')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  })

  await test.step('the focus stays where it was when a save arrives, and comes back when a dialog closes', async () => {
    await tabTo(page, 'Marcar para revisar')
    await page.keyboard.press('b')
    await expectSaved(page)
    await expect(page.getByRole('button', { name: 'Marcar para revisar' })).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Ayuda y teclas' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Marcar para revisar' })).toBeFocused()
    await page.keyboard.press('f')
    await page.keyboard.press('x')
    await page.keyboard.press('c')
    await expect(page.getByRole('button', { name: 'Restaurar opción C' })).toBeVisible()
    await expectSaved(page)
  })

  await test.step('the clock is hidden by key and says nothing but its warnings', async () => {
    await tabTo(page, 'Ocultar reloj')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('timer')).toHaveCount(0)
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('timer')).toBeVisible()
  })

  await test.step('every question is answered by its letter; an image is enlarged and moved', async () => {
    let images = 0
    for (let position = 2; position <= 48; position += 1) {
      await page.keyboard.press('ArrowRight')
      await expect(heading(page)).toHaveText(new RegExp(`^Pregunta ${position} de 48`))
      await page.keyboard.press('a')
      if (images > 0 || await page.getByRole('button', { name: 'Ampliar imagen' }).count() === 0) continue
      images += 1
      await lookCloser(page)
    }
    await expectSaved(page)
    test.info().annotations.push({ type: 'images', description: String(images) })
  })

  await page.keyboard.press('n')
  await expect(page.getByRole('dialog')).toContainText('48 contestadas, 0 sin contestar, 1 marcada')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText('Revise antes de entregar')
  await expectAccessible(page)
  await tabTo(page, 'Entregar el examen…')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
  await expectAccessible(page)
  await tabTo(page, 'Sí, entregar mi examen')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Examen entregado')
  await expect(heading(page)).toBeFocused()
  await expectAccessible(page)
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Repasar')
})

const THEME_WORDS: Readonly<Record<string, string>> = {
  'contraste-claro': 'Alto contraste, fondo claro',
  'contraste-oscuro': 'Alto contraste, fondo oscuro',
  'sepia': 'Sepia, menos brillo',
}

/** Presses Tab until the focus is on the control with that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return ''
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent
      return (label ?? '').replaceAll(/\s+/g, ' ').trim()
    })
    if (focused === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

async function openByTab(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** Every control lies inside the screen, and every text inside a pane that scrolls only downwards. */
async function expectNothingCutOff(page: Page): Promise<void> {
  const outside = await page.evaluate(() => [
    ...[...document.querySelectorAll('button, [role=timer]')]
      .filter((element) => element.checkVisibility() && element.closest('.overflow-x-auto') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return left < 0 || right > window.innerWidth
      }).map((element) => element.textContent),
    ...[...document.querySelectorAll('section')].filter((pane) => pane.scrollWidth > pane.clientWidth)
      .map((pane) => `${pane.getAttribute('aria-label')} scrolls sideways`),
  ])
  expect(outside).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}

async function lookCloser(page: Page): Promise<void> {
  await tabTo(page, 'Ampliar imagen')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('region', { name: 'Imagen ampliada' })
  await expect(pane).toBeFocused()
  await expect(page.getByText('Ajustada')).toBeVisible()
  await expectAccessible(page)
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('+')
  await expect(page.getByText('400 %')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => pane.evaluate(({ scrollLeft, scrollTop }) => scrollLeft > 0 && scrollTop > 0)).toBe(true)
  await page.keyboard.press('0')
  await expect(page.getByText('Ajustada')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function admit(browser: Browser): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX' })
  const page = await context.newPage()
  await page.goto('/acceso')
  await page.locator('input[name=identifier]').fill(SUPERVISOR)
  await page.locator('input[name=password]').fill('Efiser-2024')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/acceso')
  await page.goto(`/supervisor/turno/${turno}?sede=${SEDE}&q=${FOLIO}`)
  for (const check of ['solicitudShown', 'idShown', 'identityMatches']) {
    await page.locator(`input[name=${check}]`).check()
  }
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByRole('button', { name: 'Admitir' })).toBeHidden()
  await context.close()
}
