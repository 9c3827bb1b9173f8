/**
 * A resident of the roster from the first sign-in to the printed solicitud: each step, the order of sedes by keyboard,
 * two pages on one draft, and the window that closes while somebody is typing.
 */
import { expect, type Page } from '@playwright/test'
import { instant } from '#exam-engine/kernel/time.ts'
import { moveClock as setClock } from '#db/queries/clock.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'

const NEWCOMER = 'registro1@efiser.demo'

let server: RunningServer
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  const turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, 'Medicina interna 2'))
  await moveClock(server.url, 'registration', turno.id)
})
test.afterAll(async () => {
  await server.stop()
})

const next = (page: Page) => page.getByRole('button', { name: 'Guardar y continuar' }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const orderOf = (page: Page) => page.getByRole('grid', { name: 'Sedes en orden de preferencia' }).getByRole('row')
  .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? row.textContent.slice(0, 60)))

test('§2.1 A-C from the first sign-in to the printed solicitud, by keyboard where it is an order', async ({ visitors }) => {
  visitors.provoke(/status of (422|409)|ERR_INTERNET_DISCONNECTED/)
  const page = await visitors.open(server.url, NEWCOMER)
  await page.getByRole('link', { name: 'Ir a mi registro' }).click()
  await expect(heading(page)).toHaveText('Mi registro')
  await expectAccessible(page)
  await shoot(page, 'registro')
  await page.getByRole('link', { name: 'Identidad' }).click()
  await page.getByLabel('CURP', { exact: true }).fill('HEGG560427MVZRRL05')
  await expect(page.getByText(/^Borrador guardado \d\d:\d\d:\d\d$/)).toBeVisible()
  await next(page)
  await expect(page.getByRole('alert')).toContainText('El último dígito no corresponde')
  await expect(page.getByLabel('CURP', { exact: true })).toHaveValue('HEGG560427MVZRRL05')
  await expectAccessible(page)
  await shoot(page, 'registro-identidad')
  // Of another person: told, and no reason to refuse.
  await page.getByLabel('CURP', { exact: true }).fill('HEGG560427MVZRRL04')
  await next(page)
  await expect(heading(page)).toHaveText('Contacto')
  await page.getByLabel('Teléfono principal').fill('55 1234 5678')
  await page.context().setOffline(true)
  await page.getByLabel('Otro teléfono').fill('55 8765 4321')
  await next(page)
  await expect(page.getByText('no se envió')).toBeVisible()
  await expect(page.getByLabel('Otro teléfono')).toHaveValue('55 8765 4321')
  await page.context().setOffline(false)
  await expect(page.getByText('no se envió')).toBeHidden()
  await next(page)
  await expect(heading(page)).toHaveText('Curso actual')
  await page.getByLabel('Estos datos son correctos').check()
  await next(page)
  await expect(heading(page)).toHaveText('ENARM')
  await page.getByLabel('Sí').check()
  await page.getByLabel('Folio del ENARM').fill('E-123456')
  await page.getByLabel('Año en que lo presentó').fill('2021')
  await next(page)

  await expect(heading(page)).toHaveText('Curso y sedes')
  await page.getByLabel('Curso de rama (CER)').selectOption('Cardiología')
  await page.getByRole('button', { name: 'Ver sus sedes' }).click()
  await expect(page.getByRole('heading', { name: 'Sedes de Cardiología' })).toBeVisible()
  await page.getByRole('button', { name: /^Agregar / }).first().press('Enter')
  await expect(page.getByRole('button', { name: /^Agregar / }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  const before = await orderOf(page)
  expect(before).toHaveLength(2)
  const down = page.getByRole('button', { name: /^Bajar / }).first()
  // Whoever comes from outside is on the row first, as with Tab.
  await down.focus()
  await down.press('Enter')
  await expect.poll(async () => (await orderOf(page))[0]).not.toBe(before[0])
  await expect(page.getByRole('button', { name: /^Subir / }).last()).toBeFocused()
  await page.getByRole('button', { name: 'Deshacer el último cambio' }).press('Enter')
  await expect.poll(() => orderOf(page)).toEqual(before)
  await expectAccessible(page)
  await shoot(page, 'registro-cursos')
  await next(page)

  await expect(heading(page)).toHaveText('Declaraciones bajo protesta')
  for (const group of await page.getByRole('group', { name: /^¿/ }).all()) await group.getByLabel('No', { exact: true }).check()
  for (const box of await page.getByRole('main').getByRole('checkbox').all()) await box.check()
  await next(page)
  await expect(heading(page)).toHaveText('Revisar y registrar')
  await expectAccessible(page)
  await shoot(page, 'registro-revision')
  await page.getByRole('button', { name: 'Registrar versión 1' }).click()
  await expect(page.getByText('Versión 1 registrada')).toBeVisible()
  await expect(page.getByText('Su versión 1 está registrada y es la válida')).toBeVisible()
  const print = () => page.request.get('/solicitud.pdf')
  const [first, second] = [await print(), await print()]
  expect(first.headers()['content-type']).toBe('application/pdf')
  expect((await first.body()).equals(await second.body())).toBe(true)
  await page.goto('/registro/historial')
  await expect(page.getByText('1, la válida')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/yes|vacío → on/)
  await expectAccessible(page)
  await shoot(page, 'registro-historial')
})

test('§2.2 A what another page saved is not overwritten: both are shown, and the person chooses', async ({ visitors }) => {
  visitors.provoke(/status of 409/)
  const page = await visitors.open(server.url, NEWCOMER)
  const other = await page.context().newPage()
  for (const each of [page, other]) await each.goto('/registro/contacto')
  await page.getByLabel('Otro teléfono').fill('33 1111 2222')
  await expect(page.getByText(/^Borrador guardado/)).toBeVisible()
  await other.getByLabel('Otro teléfono').fill('33 3333 4444')
  await expect(other.getByRole('alert')).toContainText('se guardó también en otra página')
  await expect(other.getByRole('table')).toContainText('33 1111 2222')
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Quedarme con lo que escribí aquí' }).click()
  await expect(other.getByText(/^Borrador guardado/)).toBeVisible()
})

test('§2.1 the window closes in mid-edit: nothing typed is lost, and the last version is the valid one', async ({ visitors }) => {
  visitors.provoke(/status of 410/)
  const page = await visitors.open(server.url, NEWCOMER)
  await page.goto('/registro/contacto')
  await page.getByLabel('Teléfono principal').fill('55 0000 1')
  await askDatabase(server.root, ({ db }) => db.transaction().execute(
    (trx) => setClock(trx, instant('2024-01-17T10:00:00-06:00'))))
  await page.getByLabel('Teléfono principal').pressSequentially('234')
  await expect(page.getByText(/El registro cerró. Lo que escribió se guardó como borrador/)).toBeVisible()
  await expect(page.getByLabel('Teléfono principal')).toHaveValue('55 0000 1234')
  await page.goto('/registro/revision')
  await expect(page.getByText(/El registro cerró$/)).toBeVisible()
  await expect(page.getByText('versión 1', { exact: true })).toBeVisible()
  await expect(page.getByText('55 0000 1234')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Registrar/ })).toHaveCount(0)
  await expectAccessible(page)
  await shoot(page, 'registro-cerrado')
})
