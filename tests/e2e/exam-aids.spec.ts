/** The aids of the exam screen by mouse at a desk and by finger on a phone; the keyboard has keyboard-exam.spec.ts. */
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { heading } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'

/** Past the words for screen readers, which take a pixel at the start of a mark. */
const INSIDE = { x: 16, y: 10 }

let server: RunningServer
let turno: string
/** One machine for all tests: another one would need the supervisor's release. */
let machine: BrowserContext | undefined

test.beforeAll(async () => {
  server = await startServer()
  turno = (await askDatabase(server.root, (database) => findTurnoOfExam(database, 'Medicina interna 2'))).id
})
test.afterAll(async () => { await server.stop() })

/** The middle of the first word of a text, on the screen: between two words there is nothing to highlight. */
function findFirstWord(text: Locator): Promise<{ x: number, y: number }> {
  return text.evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    const [word] = /\p{L}{3,}/u.exec(node?.textContent ?? '') ?? []
    if (node === null || word === undefined) throw new Error('the text has no word')
    const range = document.createRange()
    const from = (node.textContent ?? '').indexOf(word)
    range.setStart(node, from)
    range.setEnd(node, from + word.length)
    const { left, top, width, height } = range.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
}

test('by mouse: a word is highlighted, stays through larger text, goes by a click; values stand beside it',
  async ({ browser }) => {
    const page = await openExam(browser, { width: 1366, height: 768 })
    const stem = page.locator('[data-highlight=stem]')
    const inFirstWord = await findFirstWord(stem)
    await page.mouse.dblclick(inFirstWord.x, inFirstWord.y)
    const word = await page.evaluate(() => getSelection()?.toString().trim() ?? '')
    expect(word).not.toBe('')
    await page.getByRole('button', { name: 'Resaltar' }).click()
    await expect(page.locator('mark')).toHaveText(word)
    await page.getByRole('button', { name: 'Texto y colores' }).click()
    await page.getByRole('button', { name: 'Texto mayor' }).click()
    await page.keyboard.press('Escape')
    await expect(page.locator('mark')).toHaveText(word)
    await page.locator('mark').click({ position: INSIDE })
    await expect(page.locator('mark')).toHaveCount(0)
    await page.getByRole('button', { name: 'Laboratorio' }).click()
    await expect(page.getByRole('radio').first()).toBeInViewport()
    await expect(page.getByRole('complementary', { name: 'Valores de laboratorio' })).toBeInViewport()
    await page.screenshot({ path: 'test-results/laboratory.png' })
    await page.getByRole('button', { name: /^Cerrar/ }).click()
    await expect(heading(page)).toBeFocused()
    await page.close()
  })

test('by finger: a selection gets a button within reach, a tap takes the highlight away', async ({ browser }) => {
  const page = await openExam(browser, { width: 390, height: 844 })
  await page.evaluate(() => {
    const text = document.querySelector('[data-highlight=vignette] span')?.firstChild
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 11)
  })
  await page.getByRole('button', { name: 'Resaltar lo seleccionado' }).tap()
  await expect(page.locator('mark')).toHaveText(/^\S.{6,10}$/)
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/highlight-phone.png' })
  await page.reload()
  await page.locator('mark').tap({ position: INSIDE })
  await expect(page.locator('mark')).toHaveCount(0)
  await page.getByRole('button', { name: 'Laboratorio' }).tap()
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.screenshot({ path: 'test-results/laboratory-phone.png' })
  await page.close()
})

/** The exam of one resident, admitted and open; from the second time on in a new tab, which goes on where the last was. */
async function openExam(browser: Browser, viewport: { width: number, height: number }): Promise<Page> {
  const isFirst = machine === undefined
  machine ??= await browser.newContext({ baseURL: server.url, locale: 'es-MX', hasTouch: true })
  const page = await machine.newPage()
  await page.setViewportSize(viewport)
  if (isFirst) {
    await signIn(page, 'residente1@efiser.demo')
    await page.goto('/examen')
    await moveClock(server.url, 'beforeTurno', turno)
    await admit(browser)
    await moveClock(server.url, 'examRunning', turno)
  } else {
    await page.goto('/examen')
    await page.getByRole('button', { name: 'Seguir aquí' }).click()
  }
  await expect(heading(page)).toHaveText(/^Pregunta 1 de 48/)
  return page
}

async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto('/acceso')
  await page.locator('input[name=identifier]').fill(identifier)
  await page.locator('input[name=password]').fill('Efiser-2024')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/acceso')
}

async function admit(browser: Browser): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX' })
  const page = await context.newPage()
  await signIn(page, 'supervisor.he-cmnsxxi@efiser.demo')
  await page.goto(`/supervisor/turno/${turno}?sede=HE-CMNSXXI&q=R-000001`)
  for (const check of ['solicitudShown', 'idShown', 'identityMatches']) {
    await page.locator(`input[name=${check}]`).check()
  }
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByRole('button', { name: 'Admitir' })).toBeHidden()
  await context.close()
}

test('a page that loses the focus is noted for the supervisor in words, and the exam goes on', async ({ browser }) => {
  const page = await openExam(browser, { width: 1366, height: 768 })
  await page.evaluate(() => {
    document.hasFocus = () => false
    window.dispatchEvent(new Event('blur'))
  })
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX' })
  const board = await context.newPage()
  await signIn(board, 'supervisor.he-cmnsxxi@efiser.demo')
  await expect(async () => {
    await board.goto(`/supervisor/turno/${turno}?sede=HE-CMNSXXI&q=R-000001`)
    await expect(board.getByRole('heading', { name: 'Pantalla: 1 salida' })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await expect(board.getByText(/Otra ventana tomó el teclado, sin regreso registrado/)).toBeVisible()
  await expectAccessible(board)
  await board.screenshot({ path: 'test-results/focus-board.png' })
  await page.keyboard.press('c')
  await expect(page.getByRole('radio').nth(2)).toBeChecked()
  await context.close()
  await page.close()
})
