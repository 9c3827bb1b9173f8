/**
 * The net of one machine goes before T0 and stays away: the paper that waits there
 * opens by the code that the supervisor is shown at another device, the candidate
 * answers, and all of it arrives when the net is back.
 */
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { startServer, type RunningServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { choose, expectSaved, goOn, heading, readQuestion, savingOf } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam, readStoredAnswers } from './support/server-database.ts'
import { admitCandidate } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001' }
const SUPERVISOR = { email: 'supervisor.he-cmnsxxi@efiser.demo', sede: 'HE-CMNSXXI' }
const PHONE = { width: 390, height: 844 }

let server: RunningServer
test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto('/acceso')
  await page.locator('input[name=identifier]').fill(identifier)
  await page.locator('input[name=password]').fill('Efiser-2024')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/acceso')
}

/** The candidate's machine in the waiting room, with package and wrapped key on it. */
async function waitInRoom(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  // The moments of chance are now: minutes are long for a test.
  await page.addInitScript(() => { Math.random = () => 0.001 })
  await signIn(page, RESIDENT.email)
  await page.goto('/examen')
  await expect(heading(page)).toHaveText('Sala de espera')
  await expect(page.getByText('se abre a la hora del turno, también si se va la red', { exact: false })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  return page
}

const codeField = (page: Page) => page.getByLabel('Código de apertura sin red')
const panelOf = (page: Page) => page.getByRole('complementary').filter({ hasText: RESIDENT.folio })

test('without net at T0 the paper opens by the code, also after a reload, and every answer arrives', async ({ browser }) => {
  test.setTimeout(240_000)
  const turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, EXAM))
  await moveClock(server.url, 'beforeTurno', turno.id)
  const office = await browser.newContext({ baseURL: server.url, locale: 'es-MX', viewport: PHONE })
  const desk = await office.newPage()
  await signIn(desk, SUPERVISOR.email)
  await desk.goto(`/supervisor/turno/${turno.id}?sede=${SUPERVISOR.sede}`)
  await admitCandidate(desk, RESIDENT.folio)

  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX', viewport: { width: 1366, height: 768 } })
  const given: string[] = []
  context.on('response', (response) => {
    if (response.url().endsWith('/examen/llave-sin-red')) void response.text().then((text) => { given.push(text) }, () => undefined)
  })
  const page = await waitInRoom(context)

  await test.step('what the machine was given before T0 holds no readable key, seed or secret', async () => {
    await expect.poll(() => given.length).toBe(1)
    const { seed, sha } = await askDatabase(server.root, ({ db }) => db.selectFrom('attempt')
      .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').innerJoin('form', 'form.exam_id', 'attempt.exam_id')
      .select(['permutation_seed as seed', 'content_sha256 as sha']).where('folio', '=', RESIDENT.folio).executeTakeFirstOrThrow())
    expect(given[0]).not.toContain(seed)
    expect(given[0]).not.toContain(sha)
    expect(given[0]).not.toContain('"opening"')
    const ask = (body: object) => page.evaluate(async (text) => (await fetch('/examen/llave-sin-red', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: text,
    })).status, JSON.stringify(body))
    const own = await askDatabase(server.root, ({ db }) => db.selectFrom('attempt')
      .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').select(['attempt.id', 'folio'])
      .where('folio', 'in', [RESIDENT.folio, 'R-000002']).execute())
    const request = { act: 'give', tabId: crypto.randomUUID(), deviceId: crypto.randomUUID() }
    const idOf = (folio: string) => own.find((one) => one.folio === folio)?.id
    expect(await ask({ ...request, attemptId: idOf(RESIDENT.folio) })).toBe(409)
    expect(await ask({ ...request, attemptId: idOf('R-000002') })).toBe(404)
    expect(await ask({ ...request, attemptId: idOf(RESIDENT.folio), secret: 1 })).toBe(422)
    expect(await ask({})).toBe(422)
  })

  await test.step('before T0 the supervisor gets no code', async () => {
    await desk.goto(`/supervisor/turno/${turno.id}?sede=${SUPERVISOR.sede}&q=${RESIDENT.folio}`)
    await expect(panelOf(desk)).toBeVisible()
    await expect(panelOf(desk).getByRole('link', { name: /Abrir sin red/ })).toBeHidden()
    const href = new URL(desk.url())
    await desk.goto(`${href.pathname}/abrir-sin-red?sede=${SUPERVISOR.sede}&persona=${href.searchParams.get('persona') ?? ''}`)
    await desk.getByRole('button', { name: 'Mostrar el código' }).click()
    await expect(desk.getByText('El examen aún no abre', { exact: false })).toBeVisible()
    await expectAccessible(desk)
  })

  await test.step('the net goes: the waiting room says what happens now', async () => {
    await context.setOffline(true)
    await expect(page.getByText('Sin conexión; su examen ya está en este equipo')).toBeVisible({ timeout: 60_000 })
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/offline-waiting.png' })
    await expect(codeField(page)).toBeHidden()
  })

  await moveClock(server.url, 'examRunning', turno.id)
  await test.step('a reload without net shows the waiting room again, which takes a code', async () => {
    await page.reload()
    await expect(heading(page)).toHaveText('Sala de espera')
    await expect(codeField(page)).toBeVisible()
    await expect(page.getByText('La hora de este equipo es una estimación', { exact: false })).toBeVisible()
    await page.screenshot({ path: 'test-results/offline-code-early.png' })
    // The machine's own clock goes on, as it does while it is off.
    await page.addInitScript(() => {
      const read = Date.now
      Date.now = () => read() + 16 * 60_000
    })
    await page.reload()
    await expect(page.getByText('El turno ya comenzó', { exact: false })).toBeVisible()
    await expect(codeField(page)).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/offline-code-1366.png', fullPage: true })
    await page.setViewportSize(PHONE)
    await page.screenshot({ path: 'test-results/offline-code-390.png', fullPage: true })
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  const code = await test.step('after T0 the supervisor is shown the code, at the phone, by keyboard', async () => {
    await desk.goto(`/supervisor/turno/${turno.id}?sede=${SUPERVISOR.sede}&q=${RESIDENT.folio}`)
    const link = panelOf(desk).getByRole('link', { name: /Abrir sin red/ })
    await link.focus()
    await desk.screenshot({ path: 'test-results/panel-390.png', fullPage: true })
    await desk.keyboard.press('Enter')
    await expect(desk.getByText('Al mostrar el código, su examen queda iniciado')).toBeVisible()
    await desk.screenshot({ path: 'test-results/show-code-before-390.png', fullPage: true })
    await desk.getByRole('button', { name: 'Mostrar el código' }).focus()
    await desk.keyboard.press('Enter')
    await expect(desk.getByRole('heading', { name: 'Código para este equipo' })).toBeVisible()
    await expectAccessible(desk)
    await desk.screenshot({ path: 'test-results/show-code-390.png', fullPage: true })
    await desk.setViewportSize({ width: 1366, height: 768 })
    await desk.screenshot({ path: 'test-results/show-code-1366.png', fullPage: true })
    const list = desk.getByRole('list', { name: 'Siete grupos de cuatro caracteres' }).getByRole('listitem')
    await expect(list).toHaveCount(7)
    // A second look by the same person, as a browser without scripts gets it: no cache may keep it.
    const [status, caching, text] = await desk.evaluate(async () => {
      const response = await fetch(location.href, { method: 'POST', body: new URLSearchParams() })
      return [response.status, response.headers.get('cache-control'), await response.text()]
    })
    expect([status, caching]).toEqual([200, 'no-store'])
    expect(text).toContain((await list.first().textContent() ?? '').slice(-4))
    return (await list.allTextContents()).map((text) => text.trim().slice(-4)).join('-')
  })

  await test.step('a mistyped code is refused before it is tried, one of nothing costs a pause', async () => {
    await codeField(page).fill(code.slice(0, -1))
    await page.keyboard.press('Enter')
    await expect(page.getByText('faltan 1', { exact: false }).first()).toBeVisible()
    await codeField(page).fill(code.slice(0, 5) + (code.charAt(5) === '0' ? '1' : '0') + code.slice(6))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Hay un carácter equivocado', { exact: false }).first()).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/offline-mistyped.png', fullPage: true })
    await codeField(page).fill('0000-0000-0000-0000-0000-0000-0000')
    await page.keyboard.press('Enter')
    await expect(page.getByText('no es el código de su examen en este equipo', { exact: false }).first()).toBeVisible()
    await codeField(page).fill(code)
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Espere \d+ segundos? antes/).first()).toBeVisible()
  })

  await test.step('the code opens the paper, and answers are kept on the machine', async () => {
    await expect(async () => {
      await codeField(page).fill(code.toLowerCase().replaceAll('-', ' '))
      await page.keyboard.press('Enter')
      await expect(heading(page)).toHaveText(/^Pregunta 1 de /, { timeout: 1000 })
    }).toPass({ timeout: 20_000 })
    await readQuestion(page, 1)
    await choose(page, 'B', 'keyboard')
    await goOn(page, 'keyboard')
    await readQuestion(page, 2)
    await choose(page, 'C', 'keyboard')
    await expect(savingOf(page)).toContainText('2 por enviar')
    await page.screenshot({ path: 'test-results/offline-opened.png' })
    await page.reload()
    await readQuestion(page, 2)
    await expect(page.locator('input[type=radio][value=C]')).toBeChecked()
  })

  await test.step('the net is back: what was answered is in the database, and the record says how it was opened', async () => {
    const shown = await readQuestion(page, 2)
    const chosen = shown.options.find(({ letter }) => letter === 'C')?.text
    await context.setOffline(false)
    await expectSaved(page, 60_000)
    const stored = await askDatabase(server.root, (database) => readStoredAnswers(database, RESIDENT.folio))
    expect(Object.keys(stored)).toHaveLength(2)
    expect(stored[shown.itemId]).toBe(chosen)
    const readActions = () => askDatabase(server.root, async ({ sql }) => (await sql<{ action: string }[]>`
      select action from audit_event where subject_id = (select a.id::text from attempt a
        join candidate c on c.id = a.candidate_id where c.folio = ${RESIDENT.folio}) order by seq`)
      .map(({ action }) => action).filter((action) => action !== 'sitting.claimLease'))
    await expect.poll(readActions).toEqual(['sitting.admit', 'sitting.giveOfflineKey', 'sitting.start',
      'sitting.showOfflineCode', 'sitting.showOfflineCode', 'sitting.tellOfflineOpening'])
    const refused = await askDatabase(server.root, ({ sql }) => sql`select 1 from answer_quarantine`)
    expect(refused).toHaveLength(0)
    await goOn(page, 'keyboard')
    await readQuestion(page, 3)
    await choose(page, 'A', 'keyboard')
    await expectSaved(page)
  })
  await context.close()
  await office.close()
})
