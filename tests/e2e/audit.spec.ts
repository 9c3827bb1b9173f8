/**
 * The auditor in a real browser: the anchors of the chain and their file, and a sample from its seed to its end. The
 * file that was downloaded is what the command checks the chain against.
 */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { runEfiser } from './support/efiser-command.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { sayReason } from './support/say-reason.ts'
import { test } from './support/visitors.ts'

const AUDITOR = 'auditor@efiser.demo'

let server: RunningServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

test('the anchors are downloaded, and the command checks the chain against the file', async ({ visitors }) => {
  expect((await runEfiser(server.root, ['audit', 'anchor'])).code).toBe(0)
  const page = await visitors.open(server.url, AUDITOR)
  await page.getByRole('link', { name: 'Anclas' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await lookAtBothSizes(page, 'audit-anchors')
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Descargar las anclas' }).click()
  const file = await (await started).path()
  expect(await readFile(file, 'utf8')).toContain('"format":"efiser-anchor/1"')
  const { code, output } = await runEfiser(server.root, ['audit', 'verify', '--anchors', file])
  expect(output).toContain('1 en el archivo')
  expect(code, output).toBe(0)
})

test('a sample: its seed, its rows by the keyboard alone, what is missing is said, and its end', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(server.url, AUDITOR)
  await page.getByRole('link', { name: 'Muestras' }).click()
  await page.getByRole('radio', { name: 'Versiones de solicitudes' }).check()
  await page.getByLabel('Cuántos renglones').fill('2')
  await page.getByLabel('Semilla (opcional)').fill('Sorteo 3800')
  await lookAtBothSizes(page, 'audit-samples')
  await page.getByRole('button', { name: 'Registrar la semilla' }).click()
  await page.getByRole('button', { name: 'Sacar la muestra' }).click()
  await expect(page.getByText('0 de 2 revisados')).toBeVisible()

  await page.getByRole('button', { name: 'Cerrar la muestra' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba la conclusión')
  await page.getByRole('link', { name: 'Renglón 1' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Renglón 1 de 2' })).toBeVisible()
  await page.getByRole('radio', { name: 'Conforme' }).check()
  await page.getByRole('button', { name: 'Anotar el resultado' }).click()
  await expect(page.getByRole('alert')).toContainText('Quedan 4 comprobaciones sin marcar')
  for (const check of await page.getByRole('checkbox').all()) {
    await check.focus()
    await page.keyboard.press('Space')
  }
  await lookAtBothSizes(page, 'audit-row')
  await page.getByRole('button', { name: 'Anotar el resultado' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Renglón 2 de 2' })).toBeVisible()
  await page.getByRole('radio', { name: 'Observación' }).check()
  await page.getByLabel('Qué observó').fill('La versión se registró dos veces en el mismo minuto')
  await page.getByRole('button', { name: 'Anotar el resultado' }).click()
  await expect(page.getByText('2 de 2 revisados, 1 con observación.')).toBeVisible()
  await page.getByLabel('Conclusión').fill('Una observación, sin efecto en el resultado')
  await page.getByRole('button', { name: 'Cerrar la muestra' }).click()
  await expect(page.getByRole('heading', { name: 'Conclusión' })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await lookAtBothSizes(page, 'audit-sample')
})

test('scores are gone after their 15 minutes, also where the server does not answer at the end', async ({ visitors }) => {
  visitors.provoke(/ERR_INTERNET_DISCONNECTED/)
  const page = await visitors.open(server.url, AUDITOR)
  await page.clock.install()
  await page.goto('/auditoria/expedientes')
  await page.getByRole('searchbox').fill('R-000001')
  await page.keyboard.press('Enter')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page).toHaveURL(/expedientes\/[0-9a-f-]{36}$/)
  await sayReason(page, 'Revisión de auditoría', 'Ver puntajes con un motivo…')
  await expect(page.getByRole('heading', { name: 'Examen' })).toBeVisible()
  await page.context().setOffline(true)
  await page.clock.fastForward('15:01')
  await expect(page.getByText('Los 15 minutos terminaron')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Examen' })).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('the auditor reads decisions and documents without a name', async ({ visitors }) => {
  const page = await visitors.open(server.url, AUDITOR)
  await page.getByRole('link', { name: 'Decisiones' }).click()
  await page.getByRole('link', { name: 'Versiones de solicitudes' }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await lookAtBothSizes(page, 'audit-decisions')
  await page.getByRole('link', { name: /Correos/ }).click()
  await expect(page.getByRole('table', { name: /Correos/ })).not.toContainText('@')
})
