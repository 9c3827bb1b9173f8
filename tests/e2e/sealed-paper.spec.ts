/**
 * T0 by sealed paper in a real browser: what the network carries before the hour
 * cannot be read, what it carries at the hour is the key and the candidate's order,
 * and the paper opens.
 */
import { expect, type Page } from '@playwright/test'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { startServer, type RunningServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { heading, readQuestion } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { test } from './support/visitors.ts'

const RESIDENT = { exam: 'Medicina interna 2', email: 'residente1@efiser.demo', folio: 'R-000001' }
const SUPERVISOR = { email: 'supervisor.he-cmnsxxi@efiser.demo', sede: 'HE-CMNSXXI' }

let server: RunningServer
test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

test('no content is readable on the network before T0 nor after it: the key opens what was already there', async ({ browser }) => {
  test.setTimeout(180_000)
  const turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, RESIDENT.exam))
  const words = await readWords()
  expect(words.length).toBeGreaterThan(200)
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX', viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  // The moment of chance is now: three minutes are long for a test.
  await page.addInitScript(() => { Math.random = () => 0.001 })
  const received = recordTraffic(page)
  await signIn(page, RESIDENT.email)
  await moveClock(server.url, 'beforeTurno', turno.id)
  await admit(await browser.newPage({ baseURL: server.url }), turno.id)
  const paper = page.waitForResponse((response) => response.url().includes('/examen/papel/'))
  await page.goto('/examen')
  await expect(heading(page)).toHaveText('Sala de espera')
  const sealed = await paper
  expect(sealed.headers()).toMatchObject({ 'cache-control': 'private, max-age=86400, immutable' })
  expect((await sealed.body()).subarray(0, 4).toString()).toBe('EFP1')
  await expect(page.getByText('Examen descargado y sellado')).toBeVisible()
  await expectAccessible(page)
  const before = await received()
  expect(words.filter((word) => before.includes(word))).toEqual([])
  expect(before).not.toContain('"opening":{')

  // The paper is here: at T0 nothing of it is fetched any more.
  await page.route('**/examen/papel/**', (route) => route.abort())
  await moveClock(server.url, 'examRunning', turno.id)
  const question = await readQuestion(page, 1)
  expect(words).toContain(question.stem)
  const all = await received()
  expect(all).toContain('"opening":{')
  expect(words.filter((word) => all.includes(word))).toEqual([])
  await context.close()
})

/** Stems and options of the form that is sat, as they would stand in a readable answer. */
async function readWords(): Promise<string[]> {
  const form = await askDatabase(server.root, ({ db }) => db.selectFrom('form')
    .innerJoin('attempt', 'attempt.exam_id', 'form.exam_id').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select('form.content').where('candidate.folio', '=', RESIDENT.folio).executeTakeFirstOrThrow())
  return (JSON.parse(form.content) as FrozenForm).items
    .flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)]).filter((text) => text.length >= 12)
}

/** Everything that came in, whichever way: bodies, and frames of sockets. */
function recordTraffic(page: Page): () => Promise<string> {
  const texts: Promise<string>[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => { texts.push(Promise.resolve(payload.toString())) })
  })
  page.on('response', (response) => { texts.push(response.body().then((body) => body.toString('utf8'), () => '')) })
  return async () => (await Promise.all(texts)).join('\n')
}

async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto('/acceso')
  await page.locator('input[name=identifier]').fill(identifier)
  await page.locator('input[name=password]').fill('Efiser-2024')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/acceso')
}

async function admit(page: Page, turnoId: string): Promise<void> {
  await signIn(page, SUPERVISOR.email)
  await page.goto(`/supervisor/turno/${turnoId}?sede=${SUPERVISOR.sede}&q=${RESIDENT.folio}`)
  for (const check of ['solicitudShown', 'idShown', 'identityMatches']) {
    await page.locator(`input[name=${check}]`).check()
  }
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByRole('button', { name: 'Admitir' })).toBeHidden()
  await page.close()
}
