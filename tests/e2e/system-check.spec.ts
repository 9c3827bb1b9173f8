/**
 * The days before, in a real browser: a sede gives its code, a machine without an account checks itself by keyboard
 * alone, and what it found is on the sede's page, on its sheet and with the coordination.
 */
import { expect } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { shoot } from './support/shoot.ts'
import { expectSaved, heading, openQuestion, savingOf } from './support/exam-page.ts'
import { test } from './support/visitors.ts'

const SEDE = 'HE-CMNSXXI'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

test('a machine without an account checks itself with the code of its sede', async ({ visitors }) => {
  visitors.provoke(/status of (403|422)/)
  const staff = await visitors.open(server.url, 'educacion.he-cmnsxxi@efiser.demo')
  await staff.getByRole('link', { name: 'Equipos y ensayos' }).click()
  await expect(staff.getByText('Ningún equipo se ha comprobado todavía.')).toBeVisible()
  await shoot(staff, 'equipos-vacio')
  await staff.getByRole('button', { name: 'Dar un código' }).click()
  const code = await staff.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent() ?? ''
  await expectAccessible(staff)
  await shoot(staff, 'equipos-codigo')

  const machine = await visitors.open(server.url)
  await machine.goto('/comprobacion')
  await expectAccessible(machine)
  await shoot(machine, 'codigo')
  await machine.getByLabel('Código de la sede').focus()
  await machine.keyboard.type('0000-0000-0000')
  await machine.keyboard.press('Enter')
  await expect(machine.getByText('El código no es correcto, venció o su sede ya dio otro.').first()).toBeVisible()
  await expectAccessible(machine)
  await machine.getByLabel('Código de la sede').fill(code.toLowerCase().replaceAll('-', ' '))
  await machine.keyboard.press('Enter')

  const label = machine.getByLabel('Cómo se llama este equipo')
  await label.focus()
  await machine.keyboard.press('Enter')
  await expect(machine.getByText('Escriba cómo se llama el equipo')).toBeVisible()
  await shoot(machine, 'sin-nombre')
  await machine.keyboard.type('Aula 2, equipo 14')
  await machine.keyboard.press('Enter')
  await expect(machine.getByText('El resultado quedó guardado para su sede y la coordinación')).toBeVisible()
  const report = machine.getByRole('region', { name: 'Resultado de la comprobación' })
  await expect(report.getByRole('heading', { name: 'Guardado en el servidor' })).toBeVisible()
  await expect(report.getByText('Tiene todas las necesarias')).toBeVisible()
  await expect(report.getByText('WebSocket', { exact: true })).toBeVisible()
  await expect(report.getByText(/^Registro cifrado escrito en disco/)).toBeVisible()
  await expectAccessible(machine)
  await shoot(machine, 'resultado')

  await staff.reload()
  await expect(staff.getByRole('row', { name: /Aula 2, equipo 14/ })).toBeVisible()
  await expectAccessible(staff)
  await shoot(staff, 'equipos')
  const sheet = await staff.request.get(`/comprobacion/hoja.pdf?sede=${SEDE}`)
  expect(sheet.headers()['content-type']).toBe('application/pdf')
  expect((await staff.request.get('/comprobacion/hoja.pdf?sede=HGR1-TIJ')).status()).toBe(403)

  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin/equipos')
  await expectAccessible(admin)
  await shoot(admin, 'admin-equipos')
  await admin.goto(`/admin/equipos?sede=${SEDE}`)
  await expect(admin.getByRole('row', { name: /Aula 2, equipo 14/ })).toBeVisible()
  await expectAccessible(admin)
  await admin.goto('/admin/preparacion?q=equipos')
  await expect(admin.getByText('Menos equipos comprobados que aspirantes', { exact: false }).first()).toBeVisible()

  await staff.getByRole('button', { name: 'Anular el código' }).click()
  await expect(staff.getByText('Ahora no hay ninguno vigente.')).toBeVisible()
  await machine.getByRole('button', { name: 'Comprobar otra vez' }).click()
  await expect(machine.getByText('El resultado no se guardó')).toBeVisible()
  await expect(machine.getByText('Este equipo ya no tiene permiso', { exact: false })).toBeVisible()
  await expectAccessible(machine)
})

test('a sede rehearses on the real screen by keyboard, over an outage and a reload, to the hand-in', async ({ visitors }) => {
  test.setTimeout(240_000)
  visitors.provoke(/ERR_INTERNET_DISCONNECTED|Failed to load resource|WebSocket connection/)
  const page = await visitors.open(server.url, 'educacion.he-cmnsxxi@efiser.demo')
  await page.goto('/ensayo')
  await expectAccessible(page)
  await shoot(page, 'ensayo-inicio')
  const label = page.getByLabel('Cómo se llama este equipo')
  await label.focus()
  await page.keyboard.type('Aula 2, equipo 14')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Sala de espera')
  await expect(page.getByText('Ensayo (no cuenta)').first()).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'ensayo-espera')
  await expect(heading(page)).toHaveText(/^Pregunta 1 de 12/, { timeout: 40_000 })
  await page.keyboard.press('a')
  await expectSaved(page)
  await page.keyboard.press('f')
  await expect(heading(page)).toHaveText('Pregunta 1 de 12, contestada, marcada')
  await expectAccessible(page)
  await shoot(page, 'ensayo-pregunta')

  await page.context().setOffline(true)
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText(/^Pregunta 2 de 12/)
  await page.keyboard.press('b')
  await expect(savingOf(page)).toContainText('en este equipo', { timeout: 30_000 })
  await expectAccessible(page)
  await shoot(page, 'ensayo-sin-red')
  await page.context().setOffline(false)
  await expectSaved(page, 30_000)
  await page.reload()
  await expect(heading(page)).toHaveText(/^Pregunta \d+ de 12/)
  await openQuestion(page, 2)
  await expect(page.locator('input[type=radio][value=B]')).toBeChecked()

  await page.getByRole('button', { name: 'Revisar y entregar' }).press('Enter')
  await expect(page.getByText('Revise antes de entregar')).toBeVisible()
  await page.getByRole('button', { name: /^Entregar el examen/ }).press('Enter')
  await page.getByRole('button', { name: 'Sí, entregar mi examen' }).press('Enter')
  await expect(heading(page)).toHaveText('Ensayo entregado')
  await expect(page.getByText('2 de 12')).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'ensayo-fin')
  await page.reload()
  await expect(heading(page)).toHaveText('Ensayo entregado')
  await page.goto('/comprobacion/equipos')
  await expect(page.getByText('1 ensayo entregado')).toBeVisible()
})
