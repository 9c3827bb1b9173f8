/**
 * Sitting the exam in a real browser, against the real server: admitted by the
 * supervisor's own page, opened by the clock, answered, reloaded, cut off, handed
 * in, closed. Two candidates: one by keyboard at a desk, one by touch on a phone.
 */
import { type Browser, type BrowserContext, expect, type Page, type WebSocketRoute } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { test } from './support/visitors.ts'

const PASSWORD = 'Efiser-2024'
const AT_A_DESK = {
  exam: 'Medicina interna 2', resident: 'residente1@efiser.demo', folio: 'R-000001',
  supervisor: 'supervisor.he-cmnsxxi@efiser.demo', sede: 'HE-CMNSXXI',
}
const ON_A_PHONE = {
  exam: 'Pediatría 3', resident: 'residente3@efiser.demo', folio: 'R-000003',
  supervisor: 'supervisor.hgr1-tij@efiser.demo', sede: 'HGR1-TIJ',
}
type Sitting = typeof AT_A_DESK

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

test('§3.1 A the whole exam by keyboard alone, and axe finds nothing in any of its states', async ({ browser }) => {
  test.setTimeout(240_000)
  const desk = await browser.newContext({
    baseURL: server.url, locale: 'es-MX', viewport: { width: 1366, height: 768 },
  })
  const page = await desk.newPage()
  const received = recordTraffic(page)
  await signIn(page, AT_A_DESK.resident)
  await expect(page.getByRole('link', { name: 'Imprimir mi solicitud' }).first()).toBeVisible()
  await expectAccessible(page)
  const solicitud = await page.request.get('/solicitud.pdf')
  expect([solicitud.status(), solicitud.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await moveClock(page, 'registration', AT_A_DESK.exam)
  await page.goto('/examen')
  await expect(heading(page)).toHaveText('Todavía no es hora de ingresar')
  await expectAccessible(page)
  await moveClock(page, 'beforeTurno', AT_A_DESK.exam)
  await expect(heading(page)).toHaveText('Preséntese con su supervisor')
  await expectAccessible(page)

  await admit(browser, AT_A_DESK)
  await expect(heading(page)).toHaveText('Sala de espera')
  await expect(page.getByText('Conexión con el servidor: lista')).toBeVisible()
  await expectAccessible(page)

  const beforeT0 = received()
  await moveClock(page, 'examRunning', AT_A_DESK.exam)
  await expect(heading(page)).toHaveText(/^Pregunta 1 de 48/)
  await expect(heading(page)).toBeFocused()
  await expectAccessible(page)
  const option = await page.getByRole('radio').first().locator('xpath=ancestor::label').innerText()
  // The paper travels sealed, before T0 and after it: tests/e2e/sealed-paper.spec.ts.
  expect(received()).not.toContain(wordsOf(option))
  expect(beforeT0).not.toContain(wordsOf(option))

  await page.keyboard.press('b')
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await expect(page.locator('[data-save-tone=saved]')).toBeVisible()
  await page.getByRole('radio').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio').nth(2)).toBeFocused()
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await page.keyboard.press('x')
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: 'Restaurar opción C' })).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: /^Marcada/ })).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(page)

  await page.keyboard.press('n')
  await expect(page.getByRole('dialog')).toContainText('1 contestada, 47 sin contestar, 1 marcada')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Pregunta 1, contestada, marcada' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(/^Pregunta 48 de 48/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Ayuda y teclas' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Usar teclas sueltas').press('Space')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Ayuda y teclas' }).press('Enter')
  await page.getByLabel('Usar teclas sueltas').press('Space')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
  for (let position = 2; position <= 47; position += 1) {
    await page.keyboard.press('ArrowRight')
    await expect(heading(page)).toHaveText(new RegExp(`^Pregunta ${position} de 48`))
    await page.keyboard.press('d')
  }
  await expect(page.locator('[data-save-tone=saved]')).toBeVisible()

  await page.reload()
  await expect(heading(page)).toHaveText('Pregunta 47 de 48, contestada')
  await expect(page.getByRole('radio').nth(3)).toBeChecked()

  await page.getByRole('button', { name: 'Revisar y entregar' }).press('Enter')
  await expect(heading(page)).toBeFocused()
  await expect(page.getByText('Contestó 47 de 48 preguntas; una queda sin contestar.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Pregunta 48, sin contestar' }).press('Enter')
  await page.keyboard.press('a')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: /^Entregar el examen/ }).press('Enter')
  await expect(page.getByText('Contestó las 48 preguntas.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sí, entregar mi examen' }).press('Enter')
  await expect(heading(page)).toHaveText('Examen entregado')
  await expect(heading(page)).toBeFocused()
  await expect(page.getByText('48 de 48')).toBeVisible()
  await expectAccessible(page)

  const digest = await page.locator('code').innerText()
  expect(digest.replaceAll(' ', '')).toMatch(/^[0-9a-f]{64}$/)
  await page.reload()
  await expect(page.locator('code')).toHaveText(digest)
  await desk.close()
})

test('§3.1 B on a phone: cut off, reloaded, taken over, nothing is lost; the deadline closes', async ({ browser }) => {
  test.setTimeout(240_000)
  const phone = await browser.newContext({
    baseURL: server.url, locale: 'es-MX', viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark',
  })
  const page = await phone.newPage()
  const line = await holdLine(page)
  await signIn(page, ON_A_PHONE.resident)
  await moveClock(page, 'beforeTurno', ON_A_PHONE.exam)
  await page.goto('/examen')
  await admit(browser, ON_A_PHONE)
  await expect(heading(page)).toHaveText('Sala de espera')
  await expect(page.getByText('11:30 en su sede (hora del noroeste)')).toBeVisible()
  await expectAccessible(page)
  await moveClock(page, 'examRunning', ON_A_PHONE.exam)
  await expect(heading(page)).toHaveText(/^Pregunta 1 de 44/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await chooseByTouch(page, 0)
  await expect(page.locator('[data-save-tone=saved]')).toBeVisible()
  await page.getByRole('button', { name: 'Siguiente' }).tap()
  await phone.setOffline(true)
  await chooseByTouch(page, 2)
  await expect(page.locator('[data-save-tone=offline]'))
    .toContainText(/Guardada en este equipo, sin conexión desde \d\d:\d\d: 1 por enviar/)
  await expectAccessible(page)
  await phone.setOffline(false)
  await expect(page.locator('[data-save-tone=saved]')).toBeVisible({ timeout: 30_000 })

  // No socket of any kind: the answer goes by plain request, and the page goes on saying that the line is down.
  await page.getByRole('button', { name: 'Siguiente' }).tap()
  await line.cut()
  await chooseByTouch(page, 3)
  await expect(page.locator('[data-save-tone=offline]')).toContainText('nada por enviar', { timeout: 20_000 })
  line.restore()
  await expect(page.locator('[data-save-tone=saved]')).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await expect(page.getByRole('radio').nth(3)).toBeChecked()

  // A change whose acknowledgement never comes, then a reload: sent again by what the tab kept.
  await page.getByRole('button', { name: 'Siguiente' }).tap()
  await page.evaluate(() => { WebSocket.prototype.send = () => undefined })
  await chooseByTouch(page, 1)
  await page.reload()
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await expect(page.locator('[data-save-tone=saved]')).toBeVisible()

  expect((await page.request.post('/examen/guardar', { data: 'x'.repeat(20_000) })).status()).toBe(413)
  expect((await page.request.post('/examen/guardar', { data: '{' })).status()).toBe(422)

  const second = await phone.newPage()
  await second.goto('/examen')
  await expect(heading(second)).toHaveText('Su examen está abierto en otra pestaña de este equipo')
  await second.getByRole('button', { name: 'Seguir aquí' }).tap()
  await expect(heading(second)).toHaveText('Pregunta 4 de 44, contestada')
  await expect(heading(page)).toHaveText('Su examen se abrió en otro lugar')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Seguir aquí' }).tap()
  await expect(heading(page)).toHaveText('Pregunta 4 de 44, contestada')
  await expect(heading(second)).toHaveText('Su examen se abrió en otro lugar')
  await second.close()

  await moveClock(page, 'twoMinutesLeft', ON_A_PHONE.exam)
  await expect(page.getByRole('timer')).toHaveText(/^00:0[01]:/)
  await expectAccessible(page)
  await moveClock(page, 'results', ON_A_PHONE.exam)
  await expect(heading(page)).toHaveText('El examen cerró a su hora')
  await expect(page.getByText('4 de 44')).toBeVisible()
  await expectAccessible(page)
  await phone.close()
})

test('§3.1 C somebody else\'s role opens neither the exam nor its saves', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX' })
  const page = await context.newPage()
  expect((await page.request.post('/examen/guardar', { data: {} })).status()).toBe(401)
  await signIn(page, AT_A_DESK.supervisor)
  expect((await page.goto('/examen'))?.status()).toBe(403)
  expect((await page.goto('/residente'))?.status()).toBe(403)
  expect((await page.request.post('/examen/guardar', { data: {} })).status()).toBe(403)
  await context.close()
})

const heading = (page: Page) => page.locator('main h1').first()

async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto('/acceso')
  await page.locator('input[name=identifier]').fill(identifier)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/acceso')
}

/** Moves the whole system's time beside the page, which must follow by itself. */
async function moveClock(page: Page, moment: string, exam: string): Promise<void> {
  const turno = await findTurno(page, exam)
  const moved = await page.request.post('/demo', { form: { moment, turno, returnTo: '/' }, maxRedirects: 0 })
  expect(moved.status()).toBe(302)
}

/** The id of the turno in which an exam is sat, from the bar of the demonstration. */
async function findTurno(page: Page, exam: string): Promise<string> {
  const found = await page.locator('select[name=turno] option', { hasText: exam }).first().getAttribute('value')
  if (found === null) throw new Error(`no turno for ${exam}`)
  return found
}

async function admit(browser: Browser, { exam, supervisor, sede, folio }: Sitting): Promise<void> {
  const context: BrowserContext = await browser.newContext({ baseURL: server.url, locale: 'es-MX' })
  const page = await context.newPage()
  await signIn(page, supervisor)
  await page.goto(`/supervisor/turno/${await findTurno(page, exam)}?sede=${sede}&q=${folio}`)
  for (const check of ['solicitudShown', 'idShown', 'identityMatches']) {
    await page.locator(`input[name=${check}]`).check()
  }
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByRole('button', { name: 'Admitir' })).toBeHidden()
  await context.close()
}

async function chooseByTouch(page: Page, index: number): Promise<void> {
  const radio = page.getByRole('radio').nth(index)
  await radio.locator('xpath=ancestor::label').tap()
  await expect(radio).toBeChecked()
}

/** The page's socket in our hands: to be cut as by a proxy that lets nothing of it through, and restored. */
async function holdLine(page: Page): Promise<{ cut: () => Promise<void>, restore: () => void }> {
  const open: WebSocketRoute[] = []
  let isCut = false
  await page.routeWebSocket(/socket\.io/, async (socket) => {
    if (isCut) {
      await socket.close()
      return
    }
    socket.connectToServer()
    open.push(socket)
  })
  await page.route(/socket\.io/, (route) => isCut ? route.abort() : route.continue())
  return {
    cut: async () => {
      isCut = true
      for (const socket of open.splice(0)) await socket.close()
    },
    restore: () => { isCut = false },
  }
}

/** Everything that this page received, by request or by socket, as one text. */
function recordTraffic(page: Page): () => string {
  const texts: string[] = []
  page.on('websocket', (socket) => { socket.on('framereceived', ({ payload }) => { texts.push(payload.toString()) }) })
  page.on('response', (response) => { void response.text().then((text) => { texts.push(text) }, () => undefined) })
  return () => texts.join('\n')
}

/** The text of an option without its letter, as the paper carries it. */
function wordsOf(option: string): string {
  return option.replace(/^[A-E]\s+/, '').trim()
}
