/**
 * The door in real browsers: a denial with the candidate's own words, reversed by the coordination and seen by the
 * sede at once; a single-use sign-in; somebody who is not on the list. axe on every page on the way.
 */
import { expect, type Page } from '@playwright/test'
import { startServer, type RunningServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { admitCandidate, tileOf } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
const ADMIN = 'admin1@efiser.demo'

let server: RunningServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('§3.1 C a denial keeps the candidate\'s words; its reversal is seen by the sede at once', async ({ visitors }) => {
  const page = await visitors.open(server.url, SUPERVISOR)
  await openFirstTurno(page)
  await page.getByRole('link', { name: /R-000352/ }).click()
  await page.locator('summary', { hasText: 'Negar el acceso' }).click()
  await page.getByText('Sin identificación oficial', { exact: true }).click()
  await page.getByLabel('Qué ocurrió').fill('Mostró una copia.')
  await page.getByLabel('Qué declara la persona').fill('El original me lo robaron ayer.')
  await page.getByRole('button', { name: 'Negar el acceso' }).click()
  await expect(page.getByText('Declara la persona: «El original me lo robaron ayer.»').first()).toBeVisible()
  await expect(page.getByText('Faltó: identificación oficial.')).toBeVisible()
  await expectAccessible(page)

  const admin = await visitors.open(server.url, ADMIN)
  await admin.goto(`${server.url}/admin/incidencias`)
  await admin.getByRole('row', { name: /R-000352/ }).getByRole('link').click()
  await expect(admin.getByText('El original me lo robaron ayer.')).toBeVisible()
  await admin.getByLabel('Por qué se revierte').fill('Presentó el acta de robo y su cédula.')
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Deshacer el acceso negado' }).click()
  await admin.waitForURL('**/admin/incidencias')

  // Nobody touched the supervisor's page.
  await expect(page.getByText('La coordinación revirtió la negativa: puede entrar')).toBeVisible()
  await expect(page.getByText('Presentó el acta de robo y su cédula.').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Cerrar' }).click()
  await expect(page.getByRole('list', { name: 'Aspirantes' }).getByRole('listitem').first())
    .toContainText('La coordinación revirtió la negativa')
})

test('an incident that is recorded stays with the candidate and comes first on the board', async ({ visitors }) => {
  const page = await visitors.open(server.url, SUPERVISOR)
  await openFirstTurno(page)
  await page.getByRole('link', { name: /R-000002/ }).click()
  await page.locator('summary', { hasText: 'Asentar un incidente' }).click()
  await page.getByText('Equipo, red o luz', { exact: true }).click()
  await page.getByLabel('Descripción del incidente').fill('Se cambió el ratón.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Asentar el incidente' }).click()
  await expect(page.getByText('«Se cambió el ratón.»')).toBeVisible()
  await page.getByRole('link', { name: 'Cerrar' }).click()
  await page.getByRole('searchbox').fill('nadie se llama así')
  await expect(page.getByRole('region', { name: 'Requieren atención' })).toContainText('R-000002')
})

test('§3.1 C a lost solicitud is printed again from the record', async ({ visitors }) => {
  const page = await visitors.open(server.url, SUPERVISOR)
  await openFirstTurno(page)
  await page.getByRole('link', { name: /R-000352/ }).click()
  const reprint = page.getByRole('button', { name: /Reimprimir la solicitud/ })
  const address = await reprint.evaluate((button: HTMLButtonElement) => button.form?.action ?? '')
  const attemptId = await page.locator('input[name=attemptId]').inputValue()
  const headers = { Origin: new URL(server.url).origin }
  const pdf = await page.request.post(address, { form: { attemptId }, headers })
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const nobody = await page.request.post(address, { form: { attemptId: crypto.randomUUID() }, headers })
  expect(nobody.status()).toBe(404)
})

test('a code of the supervisor opens the own sitting, once, and nothing else', async ({ visitors }) => {
  visitors.provoke(/422/)
  const page = await visitors.open(server.url, SUPERVISOR)
  await openFirstTurno(page)
  await admitCandidate(page, 'R-000352')
  await tileOf(page, 'R-000352').click()
  await page.getByRole('link', { name: 'Dar un código de acceso de un solo uso' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Dar un código' }).click()
  const code = await page.getByText(/^\w{4}-\w{4}-\w{4}$/).innerText()
  await expectAccessible(page)

  const candidate = await visitors.open(server.url)
  await candidate.goto(`${server.url}/acceso`)
  await candidate.getByRole('link', { name: 'Entrar con un código de su supervisor' }).click()
  await expectAccessible(candidate)
  await typeCode(candidate, code)
  await candidate.waitForURL('**/examen')
  await candidate.goto(`${server.url}/residente`)
  expect(new URL(candidate.url()).pathname).toBe('/examen')

  const second = await visitors.open(server.url)
  await second.goto(`${server.url}/acceso/codigo`)
  await typeCode(second, code)
  await expect(second.getByRole('alert')).toContainText('el código ya se usó o venció')
  await expectAccessible(second)
})

test('§3.1 who is not on the list is told why, and the coordination reads of it', async ({ visitors }) => {
  const page = await visitors.open(server.url, SUPERVISOR)
  await openFirstTurno(page)
  await page.getByRole('link', { name: 'Vea por qué no puede entrar' }).click()
  await expectAccessible(page)
  await page.getByLabel('Nombre, CURP, matrícula o folio').fill('R-000036')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByText('Presenta en otra sede')).toBeVisible()
  await page.getByLabel('Qué dice la persona').fill('Pensó que era aquí.')
  await expectAccessible(page)
  await page.getByRole('button', { name: /Registrar la consulta/ }).click()
  await expect(page.getByText('Dice: «Pensó que era aquí.»')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)

  const admin = await visitors.open(server.url, ADMIN)
  await admin.goto(`${server.url}/admin/incidencias`)
  await expect(admin.getByText('«Pensó que era aquí.»')).toBeVisible()
  await expectAccessible(admin)
})

async function openFirstTurno(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Turno 1:/ }).click()
  await expect(page.getByText('En vivo')).toBeVisible()
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Folio de su solicitud').fill('r-000352')
  await page.getByLabel('Código').fill(code)
  await page.getByRole('button', { name: 'Entrar a mi examen' }).click()
}
