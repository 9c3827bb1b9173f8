/**
 * The supervisor's day in a real browser: the turnos, the door by keyboard, a
 * denial, a board that hears of it by itself, the net gone, a page without
 * script, a cancellation, the acta; and the small pages of the other roles.
 */
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { test } from './support/visitors.ts'

const PASSWORD = 'Efiser-2024'
const CENTRE = 'supervisor.he-cmnsxxi@efiser.demo'
const TIJUANA = 'supervisor.hgr1-tij@efiser.demo'
const DESK = { viewport: { width: 1366, height: 768 } }
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

let server: RunningServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(async () => {
  await server.stop()
})

test('§3.1 C by keyboard alone: find by folio, three checks, admit; and axe finds nothing on the way', async ({
  browser,
}) => {
  const page = await open(browser, CENTRE)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Turnos de su sede')
  await expect(page.getByText('Registro de entrada abierto')).toBeVisible()
  await expectAccessible(page)
  await openFirstTurno(page)
  await expect(page.getByText('En vivo')).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('/')
  await page.keyboard.type('R-000002')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Macías Cruz' })).toBeFocused()
  await expectAccessible(page)
  await tabTo(page, 'solicitudShown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Falta comprobar la identificación oficial')
  await expectAccessible(page)
  await tabTo(page, 'idShown')
  await page.keyboard.press('Space')
  await tabTo(page, 'identityMatches')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Se admitió a las')).toBeVisible()
  await expect(figure(page, 'Presentes')).toHaveText(/^1/)

  await tabTo(page, null, 'Siguiente aspirante')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expect(page).not.toHaveURL(/persona=/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 2, name: 'Macías Cruz' })).toBeVisible()
  // In a field Escape belongs to the field; the panel that comes back takes the focus.
  await expect(page.getByRole('searchbox')).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/persona=/)
  await page.context().close()
})

test('§3.1 a denial needs its reason, other supervisors see it at once, and it leads the board', async ({
  browser,
}) => {
  const watching = await open(browser, CENTRE)
  await openFirstTurno(watching)
  const page = await open(browser, CENTRE)
  await openFirstTurno(page)
  await page.getByRole('link', { name: /R-000352/ }).click()
  await page.locator('summary', { hasText: 'Negar el acceso' }).click()
  await page.getByRole('button', { name: 'Negar el acceso' }).click()
  await expect(page.getByRole('alert')).toContainText('Elija el motivo')
  await page.getByText('Otro motivo', { exact: true }).click()
  await page.getByRole('button', { name: 'Negar el acceso' }).click()
  await expect(page.getByRole('alert')).toContainText('la nota es necesaria')
  await expectAccessible(page)
  await page.getByLabel('Qué ocurrió').fill('Se presentó sin poder acreditar su adscripción.')
  await page.getByRole('button', { name: 'Negar el acceso' }).click()
  await expect(page.getByText('Solo la coordinación puede revertirlo')).toBeVisible()
  await expectAccessible(page)

  await expect(watching.getByRole('list', { name: 'Aspirantes' }).getByRole('listitem').first()).toContainText(
    'Acceso negado'
  )
  await watching.getByRole('searchbox').fill('nadie se llama así')
  await expect(watching.getByRole('region', { name: 'Requieren atención' })).toContainText('R-000352')
  await watching.context().close()
  await page.context().close()
})

test('with the net gone the board stays, says since when, and an act that was not sent says so', async ({
  browser,
}) => {
  const page = await open(browser, TIJUANA)
  await openFirstTurno(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: /R-000036/ }).click()
  for (const check of ['Muestra su solicitud', 'Muestra identificación', 'La persona corresponde'])
    await page.getByText(check).click()
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No se registró' })).toBeVisible()
  await expect(page.getByText('Este equipo no alcanza al servidor desde las')).toBeVisible({ timeout: 20_000 })
  await page.context().setOffline(false)
  await expect(page.getByText('Este equipo no alcanza al servidor desde las')).toBeHidden()
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByText('Se admitió a las')).toBeVisible()
  await page.context().close()
})

test('§3.1 C on a phone without any script the door works all the same, and axe finds nothing in the dark', async ({
  browser,
}) => {
  const page = await open(browser, TIJUANA, { ...PHONE, colorScheme: 'dark', javaScriptEnabled: false })
  await page.getByRole('link', { name: /^Turno 1:/ }).click()
  await page.getByRole('searchbox').fill('hernandez')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Hernández')
  for (const check of ['Muestra su solicitud', 'Muestra identificación', 'La persona corresponde'])
    await page.getByText(check).click()
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByText('Se admitió a las')).toBeVisible()
  await page.context().close()

  const dark = await open(browser, TIJUANA, { ...PHONE, colorScheme: 'dark' })
  await expectAccessible(dark)
  await dark.getByRole('link', { name: /^Turno 1:/ }).click()
  await expect(dark.getByText('09:00 (07:00 hora del noroeste)')).toBeVisible()
  await expectFits(dark)
  await expectAccessible(dark)
  await dark.getByRole('link', { name: /R-000036/ }).click()
  await expect(dark.getByRole('heading', { level: 2 })).toBeVisible()
  await expectFits(dark)
  await expectAccessible(dark)
  await dark.context().close()
})

test('§3.1 D cancelling asks for what was seen, a tick and the folio, and then ends it at once', async ({
  browser,
}) => {
  const page = await open(browser, CENTRE)
  await openFirstTurno(page)
  await page.getByRole('link', { name: /R-000002/ }).click()
  await page.getByRole('link', { name: /Cancelar por fraude/ }).click()
  await page.getByLabel('Qué se observó').fill('Consultó un teléfono oculto a las 08:52.')
  await page.getByLabel(/Escriba el folio/).fill('R-000001')
  await page.getByRole('button', { name: 'Cancelar su participación' }).click()
  await expect(page.getByRole('alert')).toContainText('Marque que leyó la consecuencia')
  await expect(page.getByRole('alert')).toContainText('El folio no coincide: escriba R-000002')
  await expectAccessible(page)
  await page.getByText('Leí la consecuencia').click()
  await page.getByLabel(/Escriba el folio/).fill('r-000002')
  await page.getByRole('button', { name: 'Cancelar su participación' }).click()
  await expect(page.getByText('Participación cancelada por fraude (§3.1 D)')).toBeVisible()
  await expect(figure(page, 'Cancelados')).toHaveText(/^1/)
  await page.context().close()
})

test('a supervisor opens no other sede, and nobody without the role opens any', async ({ browser }) => {
  const page = await open(browser, CENTRE)
  await openFirstTurno(page)
  const board = new URL(page.url())
  board.searchParams.set('sede', 'HGR1-TIJ')
  expect((await page.goto(board.href))?.status()).toBe(403)
  for (const path of ['tablero', 'acta', 'acta.pdf']) {
    expect((await page.request.get(`${board.pathname}/${path}?sede=HGR1-TIJ`)).status()).toBe(403)
  }
  expect((await page.goto('/supervisor/turno/no-es-un-turno'))?.status()).toBe(404)
  await page.context().close()
  const professor = await open(browser, 'profesor1@efiser.demo')
  for (const path of ['/supervisor', '/sede', '/evaluador', '/ooad', `${board.pathname}/tablero`]) {
    expect((await professor.request.get(path)).status()).toBe(403)
  }
  await professor.context().close()
})

test('§3.1 the acta comes when the turno is over, signed by who was on duty, and its file is always the same', async ({ browser }) => {
  const page = await open(browser, CENTRE)
  await openFirstTurno(page)
  const { pathname, search } = new URL(page.url())
  await page.goto(`${pathname}/acta${search}`)
  await expect(page.getByText('El turno aún no termina')).toBeVisible()
  expect((await page.request.get(`${pathname}/acta.pdf${search}`)).status()).toBe(404)
  await page.request.post('/demo', {
    form: { moment: 'results', turno: pathname.split('/').at(-1) ?? '', returnTo: '/' },
  })
  await page.goto(`${pathname}${search}`)
  await page.getByRole('link', { name: 'Revisar y firmar el acta' }).click()
  await expect(page.getByText('Consultó un teléfono oculto a las 08:52.')).toBeVisible()
  await expectAccessible(page)
  await page.getByText(/^Leí el acta completa y la firmo/).click()
  await page.getByLabel('Su contraseña', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Firmar el acta' }).click()
  await expect(page.getByText('El acta está completa y ya no cambia')).toBeVisible({ timeout: 15_000 })
  await expectAccessible(page)
  const digest = (await page.getByText('SHA-256 del archivo').innerText()).split(' ').at(-1)
  for (let time = 0; time < 2; time += 1) {
    const pdf = await (await page.request.get(`${pathname}/acta.pdf${search}`)).body()
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(digest)
  }
  await page.goto('/supervisor')
  await expect(page.getByText('Acta completa')).toBeVisible()
  await page.context().close()
})

for (const [role, path, title] of [
  ['educacion.he-cmnsxxi', '/sede', 'Aspirantes que presentan en su sede'],
  ['profesor1', '/profesor', 'Sus residentes en la convocatoria'],
  ['evaluador1', '/evaluador', 'Publicaciones por evaluar'],
  ['ooad.baja-california', '/ooad', 'Sedes de su OOAD'],
] as const) {
  test(`${path} is the home of its role, readable at a desk and on a phone`, async ({ browser }) => {
    const page = await open(browser, `${role}@efiser.demo`)
    expect(new URL(page.url()).pathname).toBe(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expectAccessible(page)
    await page.setViewportSize(PHONE.viewport)
    await expectFits(page)
    await expectAccessible(page)
    await page.context().close()
  })
}

async function open(browser: Browser, identifier: string, options: BrowserContextOptions = DESK): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX', ...options })
  const page = await context.newPage()
  await page.goto('/acceso')
  await page.locator('input[name=identifier]').fill(identifier)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL((url) => url.pathname !== '/acceso')
  return page
}

async function openFirstTurno(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Turno 1:/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Turno 1 ·')
}

function figure(page: Page, name: string) {
  return page.getByRole('list', { name: 'Recuento del turno' }).getByRole('link', { name })
}

/** Tab until the control of that name, or the one with that text, has the focus. */
async function tabTo(page: Page, name: string | null, text = ''): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return { name: element?.getAttribute('name') ?? null, text: element?.textContent ?? '' }
    })
    if (name === null ? focused.text === text : focused.name === name) return
  }
  throw new Error(`the keyboard does not reach ${name ?? text}`)
}

async function expectFits(page: Page): Promise<void> {
  // A phone zooms out to what overflows, and innerWidth with it: the screen is the measure.
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
