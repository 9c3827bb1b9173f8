/**
 * Files of persons in a real browser: the coordination searches without accents, opens a file and cancels for false
 * information; a resident reads the notice, asks for a correction and is answered; a question to the help desk is answered.
 */
import { expect } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { moveClock } from '#db/queries/clock.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { askDatabase } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'

let server: RunningServer
let cancelled: { id: string, name: string, folio: string, email: string }

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  cancelled = await askDatabase(server.root, async ({ db, sql }) => {
    await db.transaction().execute((trx) => moveClock(trx, instant('2024-01-16T12:00:00-06:00')))
    const [row] = await sql<(typeof cancelled)[]>`
      select p.id, p.first_surname || ' ' || p.given_names as name, c.folio, p.email
      from candidate c join person p on p.id = c.person_id where p.first_surname ~ '[áéíóú]' order by c.folio limit 1`
    if (row === undefined) throw new Error('nobody in the demo has an accent')
    return row
  })
})
test.afterAll(async () => {
  await server.stop()
})

test('§2.2 E the coordination finds a file without accents and cancels for false information, for good', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(server.url, 'admin1@efiser.demo')
  await page.goto('/admin/expedientes')
  await page.getByLabel('Nombre, folio, matrícula o CURP').fill(cancelled.name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase())
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page).toHaveURL(/q=/)
  await lookAtBothSizes(page, 'persons-search')
  await page.getByRole('row', { name: new RegExp(cancelled.folio) }).getByRole('link').click()
  await expect(page.getByText(`Folio ${cancelled.folio}`)).toBeVisible()
  await lookAtBothSizes(page, 'persons-file')

  await page.getByRole('link', { name: 'Cancelar la solicitud…' }).click()
  await expect(page.getByText('Esta decisión es irrevocable (§2.2 E)')).toBeVisible()
  await page.getByRole('button', { name: 'Cancelar la solicitud para siempre' }).click()
  await expect(page.getByRole('alert')).toContainText('Elija qué información es falsa')
  await lookAtBothSizes(page, 'persons-cancel')
  await page.getByLabel('Ingreso por ENARM').press('Space')
  await page.getByLabel('Qué se encontró y cómo se comprobó').fill('El folio del ENARM es de otra persona.')
  await page.getByLabel('Leí las consecuencias y cancelo esta solicitud').press('Space')
  await page.getByLabel('Su contraseña', { exact: true }).fill('no-es-esta')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('La contraseña no es correcta')
  await expect(page.getByLabel('Qué se encontró y cómo se comprobó')).toHaveValue('El folio del ENARM es de otra persona.')
  await page.getByLabel('Su contraseña', { exact: true }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('La solicitud se canceló y se avisó a la persona por correo')).toBeVisible()
  await expect(page.getByText(`Solicitud ${cancelled.folio} cancelada por información falsa (§2.2 E)`)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Cancelar la solicitud…' })).toHaveCount(0)
  await shoot(page, 'persons-cancelled')

  await page.goto('/admin/numeros')
  await expect(page.getByText('canceladas (§2.2 E)')).toBeVisible()
  await lookAtBothSizes(page, 'persons-numbers')

  const resident = await visitors.open(server.url, cancelled.email)
  await expect(resident.getByText('Su solicitud fue cancelada por información falsa en el registro (§2.2 E)')).toBeVisible()
  await resident.goto('/registro')
  await expect(resident.getByText(/su solicitud se canceló \(§2\.2 E\)/)).toBeVisible()
})

test('the auditor sees the file without contact, and each look is in the audit', async ({ visitors }) => {
  const page = await visitors.open(server.url, 'auditor@efiser.demo')
  await page.goto(`/auditoria/expedientes/${cancelled.id}`)
  await expect(page.getByText('no se muestran a la auditoría')).toBeVisible()
  await expect(page.getByText(cancelled.email)).toHaveCount(0)
  await expect(page.getByRole('row', { name: /Consultó el expediente de una persona/ }).first()).toBeVisible()
  await lookAtBothSizes(page, 'persons-auditor')
  await page.getByRole('link', { name: 'Ver puntajes con un motivo…' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\S+ \S+/)
  await lookAtBothSizes(page, 'scores-reason')
  await page.getByRole('button', { name: 'Registrar el motivo y ver' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('Elija para qué necesita los puntajes')
  await page.getByLabel('Revisión de auditoría').press('Space')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Revisión 7/2024 del padrón')
  await page.getByRole('button', { name: 'Registrar el motivo y ver' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Puntajes de')
  await lookAtBothSizes(page, 'scores-of-a-person')
  await page.goto('/auditoria/puntajes')
  await expect(page.getByRole('row').filter({ hasText: 'Revisión 7/2024 del padrón' })).toContainText(cancelled.folio)
  await lookAtBothSizes(page, 'scores-register')
})

test('a resident agrees to the notice, asks for a correction, and reads the answer', async ({ visitors }) => {
  const resident = await visitors.open(server.url, 'registro3@efiser.demo')
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Aviso de privacidad')
  await lookAtBothSizes(resident, 'persons-notice')
  await resident.getByLabel('Leí el aviso de privacidad').press('Space')
  await resident.getByRole('button', { name: 'Aceptar y continuar' }).click()
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Mi proceso')
  await resident.getByRole('link', { name: 'Mis datos' }).click()
  await resident.getByLabel('Rectificación').press('Space')
  await resident.getByLabel('Qué solicita').fill('Mi segundo apellido está mal escrito.')
  await resident.getByRole('button', { name: 'Presentar la solicitud' }).click()
  await expect(resident.getByText(/^Hecho: Se recibió su solicitud \d+$/)).toBeVisible()
  await lookAtBothSizes(resident, 'persons-own-data')

  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin/arco')
  await lookAtBothSizes(admin, 'persons-arco-list')
  await admin.getByRole('row', { name: /En trámite/ }).filter({ hasText: '96000003' }).getByRole('link').click()
  await admin.getByRole('link', { name: 'corrija los datos del padrón' }).click()
  await admin.getByLabel('Segundo apellido').fill('Corregido')
  await admin.getByLabel('Motivo y documento que lo prueba').fill('Acta de nacimiento')
  await lookAtBothSizes(admin, 'persons-correct')
  await admin.getByRole('button', { name: 'Registrar la corrección' }).click()
  await expect(admin.getByRole('row', { name: /Segundo apellido.*Corregido/ })).toBeVisible()
  await admin.goto('/admin/arco')
  await admin.getByRole('row', { name: /En trámite/ }).filter({ hasText: '96000003' }).getByRole('link').click()
  await admin.getByLabel('Procede', { exact: true }).press('Space')
  await admin.getByLabel('Respuesta a la persona').fill('Se corrigió conforme a su acta.')
  await lookAtBothSizes(admin, 'persons-arco-answer')
  await admin.getByRole('button', { name: 'Responder la solicitud' }).click()
  await expect(admin.getByText('Procedente')).toBeVisible()

  await resident.goto('/mis-datos')
  await expect(resident.getByText('Se corrigió conforme a su acta.')).toBeVisible()
  await expect(resident.getByRole('row', { name: /Administración/ }).first()).toBeVisible()
})

test('a question to the help desk is answered and closed; the public page answers without signing in', async ({ visitors }) => {
  const resident = await visitors.open(server.url, 'residente2@efiser.demo')
  await resident.getByRole('link', { name: 'Ayuda' }).click()
  await resident.getByText('¿Qué llevo el día del examen?').click()
  await expect(resident.getByText(/identificación oficial vigente \(§3\.1 C\)\. También/)).toBeVisible()
  await lookAtBothSizes(resident, 'persons-help')
  await resident.getByRole('link', { name: 'Preguntar por escrito' }).click()
  await resident.getByLabel('Tema').selectOption('exam')
  await resident.getByLabel('Asunto').fill('Mi sala')
  await resident.getByLabel('Su pregunta').fill('¿Dónde veo mi sala?')
  await lookAtBothSizes(resident, 'persons-tickets')
  await resident.getByRole('button', { name: 'Enviar la consulta' }).click()
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Mi sala')

  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin/ayuda')
  await lookAtBothSizes(admin, 'persons-desk')
  await admin.getByRole('link', { name: /Mi sala/ }).click()
  await admin.getByLabel('Respuesta', { exact: true }).fill('En «Mi proceso», en Mi examen.')
  await admin.getByLabel('Cerrar la consulta con esta respuesta').press('Space')
  await admin.getByRole('button', { name: 'Responder', exact: true }).click()
  await expect(admin.getByText('La consulta está cerrada')).toBeVisible()
  await admin.goto('/admin/ayuda/preguntas')
  await lookAtBothSizes(admin, 'persons-faq')

  await resident.reload()
  await expect(resident.getByText('En «Mi proceso», en Mi examen.')).toBeVisible()
  await lookAtBothSizes(resident, 'persons-ticket')
})
