/**
 * The design system in a real browser: axe finds nothing in light and dark at
 * both sizes, nothing runs off the screen, and pages work by keyboard and
 * without JavaScript.
 */
import { expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { test } from './support/visitors.ts'

const SIZES = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const
const PAGES = ['/', '/convocatoria', '/cursos', '/avisos', '/avisos/1', '/estilo', '/apariencia', '/no-existe'] as const

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

for (const [name, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`WCAG 2.2 AA: axe finds nothing on a ${name} in ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport, colorScheme, baseURL: server.url, locale: 'es-MX' })
      const page = await context.newPage()
      for (const path of PAGES) {
        await page.goto(path)
        await expect(page.locator('time').first()).toBeVisible()
        await expectAccessible(page)
        expect(await widthBeyondScreen(page), `${path} runs off the screen`).toBe(0)
      }
      await context.close()
    })
  }
}

test('WCAG 2.2 AA: axe finds nothing in an open dialog, panel and demo bar', async ({ page }) => {
  await page.goto(`${server.url}/estilo`)
  await page.getByRole('button', { name: 'Entregar examen' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Abrir expediente' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByText('Mover el reloj').first().click()
  await expectAccessible(page)
})

test('by keyboard: the skip link leads past the head, dialogs give the focus back', async ({ page }) => {
  await page.goto(server.url)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Saltar al contenido' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.goto(`${server.url}/estilo`)
  const opener = page.getByRole('button', { name: 'Entregar examen' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
})

test('errors are listed on top, take the focus, and lead to their fields', async ({ page }) => {
  await page.goto(`${server.url}/estilo`)
  const summary = page.getByRole('alert').filter({ hasText: 'Revise lo siguiente' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: /Escriba su matrícula completa/ }).click()
  await expect(page.getByLabel('Matrícula', { exact: true })).toBeFocused()
})

test('every target of a finger is at least 44 pixels high, links inside sentences apart', async ({ browser }) => {
  const context = await browser.newContext({ viewport: SIZES.phone, baseURL: server.url })
  const page = await context.newPage()
  await page.goto('/estilo')
  const targets = page.locator('button, summary, select, input:not([type=radio], [type=checkbox], [type=hidden])')
  const small = await targets.evaluateAll((elements) => elements
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
    .map((element) => element.outerHTML.slice(0, 120)))
  expect(small).toEqual([])
  await context.close()
})

test('without JavaScript the landing page is whole, and a chosen appearance is kept', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url, colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByRole('table', { name: 'lunes 29 de enero de 2024' })).toContainText('Medicina interna 2')
  const light = await background(page)
  await page.goto('/apariencia')
  await page.getByLabel('Oscura').check()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByLabel('Oscura')).toBeChecked()
  expect(await background(page)).not.toBe(light)
  await context.close()
})

test('the clock of the page runs by the server, whatever the clock of the device says', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  await page.clock.setSystemTime(new Date('2031-07-01T03:00:00Z'))
  await page.goto('/')
  const clock = page.getByRole('complementary', { name: 'Demostración' }).locator('time')
  const first = await clock.getAttribute('datetime')
  expect(first?.slice(0, 4)).toBe('2024')
  await expect(clock).not.toHaveAttribute('datetime', first ?? '')
  await expect(clock).toHaveAttribute('datetime', /^2024-/)
  await context.close()
})

/** Pixels by which the page is wider than the screen. */
function widthBeyondScreen(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

function background(page: Page): Promise<string> {
  return page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
}
