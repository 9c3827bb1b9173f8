/**
 * The sede of the exam in browsers: a resident asks to sit elsewhere, the education authority of that sede consents, both
 * see it; and the status page of somebody who has not registered. axe and both sizes on the way.
 */
import { expect } from '@playwright/test'
import { moveClock as setClock } from '#db/queries/clock.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { askDatabase, findResident } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'

const HOST_AUTHORITY = 'educacion.he-cmnsxxi@efiser.demo'
const ADMIN = 'admin1@efiser.demo'

let server: RunningServer
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  await askDatabase(server.root, ({ db }) => db.transaction().execute(
    (trx) => setClock(trx, instant('2024-01-16T20:00:00-06:00'))))
})
test.afterAll(() => server.stop())

test('§3.1 a resident asks for another sede, and its education authority consents', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const { folio } = await askDatabase(server.root, ({ db }) => db.selectFrom('candidate').select('folio')
    .whereRef('adscription_sede', '=', 'exam_sede').where('exam_sede', '<>', 'HE-CMNSXXI').orderBy('folio').limit(1)
    .executeTakeFirstOrThrow())
  const { email, surname } = await askDatabase(server.root, (database) => findResident(database, folio))
  const page = await visitors.open(server.url, email)
  await expectAccessible(page)
  await shoot(page, 'residente-pasos')
  await page.getByRole('main').getByRole('link', { name: 'Sede de mi examen' }).first().click()
  const option = await page.getByLabel('Sede', { exact: true }).locator('option', { hasText: 'Siglo XXI' })
    .filter({ hasText: 'Especialidades' }).getAttribute('value')
  await page.getByLabel('Sede', { exact: true }).selectOption(option)
  await page.getByLabel('Estará en periodo vacacional').check()
  await page.getByRole('button', { name: 'Pedir esta sede' }).click()
  await expect(page.getByText('Escriba por qué la pide').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Explíquelo a la sede').fill('Estaré de vacaciones en esa ciudad.')
  await page.getByRole('button', { name: 'Pedir esta sede' }).click()
  await expect(page.getByText('Espera respuesta')).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'residente-sede')

  const host = await visitors.open(server.url, HOST_AUTHORITY)
  await host.getByRole('link', { name: 'Cambios de sede' }).click()
  const request = host.getByRole('listitem').filter({ hasText: folio })
  await expectAccessible(host)
  await shoot(host, 'sede-cambios')
  await request.getByRole('button', { name: /^Aprobar/ }).click()
  await expect(request.getByText('Escriba el motivo')).toBeVisible()
  await request.getByLabel('Motivo de su respuesta').fill('Hay lugar y equipo.')
  await request.getByRole('button', { name: /^Aprobar/ }).click()
  await expect(request.getByText('Aprobada')).toBeVisible()
  await expect(host.getByRole('row').filter({ hasText: folio })).toContainText(surname)
  await expectAccessible(host)

  await page.reload()
  await expect(page.getByText('«Hay lugar y equipo.»')).toBeVisible()
  await expect(page.getByText(/^Presenta en/)).toContainText('Siglo XXI')
})

test('§2.1 who has not registered sees each step and its end; the coordination sees who has not printed', async ({ visitors }) => {
  const page = await visitors.open(server.url, 'registro1@efiser.demo')
  const steps = page.getByRole('listitem').filter({ hasText: 'Registrar mi versión' })
  await expect(steps).toContainText('Pendiente')
  await expect(steps).toContainText('17 de enero de 2024, 10:00')
  await expectAccessible(page)
  await shoot(page, 'residente-sin-registro')
  const admin = await visitors.open(server.url, ADMIN)
  await admin.getByRole('link', { name: 'Sedes y turnos' }).click()
  await admin.getByRole('link', { name: 'Solicitudes' }).click()
  await expect(admin.getByRole('row').filter({ hasText: 'R-000040' })).toContainText('Sin imprimir')
  await expectAccessible(admin)
  await shoot(admin, 'admin-solicitudes')
  await admin.goto('/admin/parametros')
  await expectAccessible(admin)
  await shoot(admin, 'admin-parametros')
})
