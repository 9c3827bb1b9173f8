/**
 * Safe Exam Browser as far as it can be had without one: its JavaScript API is put into the page with the hash that it
 * would show. A plain page is told what to do; the right one goes on; a supervisor lets one person go on without.
 */
import { expect } from '@playwright/test'
import { configKeyOf, hashForUrl } from '#app/lockdown/config-key.ts'
import { sebSettings } from '#app/lockdown/seb-settings.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { shoot } from './support/shoot.ts'
import { moveClock } from './support/demo-clock.ts'
import { heading } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { admitCandidate, tileOf } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001', exam: 'Medicina interna 2' }
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
const SEDE = 'HE-CMNSXXI'
const PASSWORD = 'salida-de-la-sede'

let server: RunningServer
let turno: string
let form: string

test.beforeAll(async () => {
  server = await startServer()
  turno = (await askDatabase(server.root, (database) => findTurnoOfExam(database, RESIDENT.exam))).id
  form = (await askDatabase(server.root, ({ db }) => db.selectFrom('form').innerJoin('exam', 'exam.id', 'form.exam_id')
    .select('form.id').where('exam.ceme', '=', 'Medicina interna').where('exam.grade', '=', 2)
    .executeTakeFirstOrThrow())).id
})
test.afterAll(async () => { await server.stop() })

test('where it is required the exam opens in it, and elsewhere by a waiver of the supervisor', async ({ visitors }) => {
  test.setTimeout(180_000)
  visitors.provoke(/status of (403|409|422)/)
  await moveClock(server.url, 'beforeTurno', turno)
  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin/seb')
  await expectAccessible(admin)
  await admin.getByRole('button', { name: /^Exigir: UMAE Hospital de Especialidades, CMN Siglo XXI/ }).click()
  await expect(admin.getByText('Primero fije la contraseña de salida', { exact: false })).toBeVisible()
  await admin.getByLabel('Contraseña de salida', { exact: true }).fill('corta')
  await admin.getByRole('button', { name: 'Fijar la contraseña' }).click()
  await expect(admin.getByText('Use al menos 8 caracteres').first()).toBeVisible()
  await admin.getByLabel('Contraseña de salida', { exact: true }).fill(PASSWORD)
  await admin.getByRole('button', { name: 'Fijar la contraseña' }).click()
  await expect(admin.getByText('La contraseña cambió')).toBeVisible()
  await admin.getByRole('button', { name: /^Exigir: UMAE Hospital de Especialidades, CMN Siglo XXI/ }).click()
  await expect(admin.getByRole('button', { name: /^Dejar de exigir: UMAE Hospital/ })).toBeVisible()
  await expectAccessible(admin)
  await shoot(admin, 'admin-seb')
  expect((await admin.request.get('/comprobacion/efiser.seb')).headers()['content-disposition']).toContain('efiser.seb')

  const supervisor = await visitors.open(server.url, SUPERVISOR)
  await supervisor.goto(`/supervisor/turno/${turno}?sede=${SEDE}`)
  await tileOf(supervisor, RESIDENT.folio).click()
  await admitCandidate(supervisor, RESIDENT.folio)
  const plain = await visitors.open(server.url, RESIDENT.email)
  expect((await plain.request.get('/comprobacion/efiser.seb')).status()).toBe(403)
  await plain.goto('/examen')
  await expect(heading(plain)).toHaveText('Abra su examen en Safe Exam Browser')
  await expectAccessible(plain)
  await shoot(plain, 'seb-falta')

  const inside = await visitors.open(server.url, RESIDENT.email)
  const url = `${server.url}/examen`
  const { origin } = new URL(server.url)
  const hash = hashForUrl(url, configKeyOf(sebSettings({ origin, quitPasswordSha256: sha256Hex(PASSWORD) })))
  await inside.addInitScript((configKey) => {
    Object.assign(window, { SafeExamBrowser: { security: { configKey } } })
  }, hash)
  await inside.goto('/examen')
  await expect(heading(inside)).toHaveText('Sala de espera')
  await expect(inside.getByText('Conexión con el servidor: lista')).toBeVisible()
  await inside.close()
  const paper = `${server.url}/examen/papel/${form}`
  expect((await plain.request.get(paper)).status()).toBe(403)
  const header = hashForUrl(paper, configKeyOf(sebSettings({ origin, quitPasswordSha256: sha256Hex(PASSWORD) })))
  for (const [shown, status] of [[header, 200], [hash, 403]] as const) {
    const answer = await plain.request.get(paper, { headers: { 'X-SafeExamBrowser-ConfigKeyHash': shown } })
    expect(answer.status()).toBe(status)
  }

  await supervisor.goto(`/supervisor/turno/${turno}?sede=${SEDE}`)
  await tileOf(supervisor, RESIDENT.folio).click()
  await supervisor.getByRole('link', { name: 'Continuar sin Safe Exam Browser' }).click()
  await supervisor.getByRole('button', { name: 'Dejar continuar sin él' }).click()
  await expect(supervisor.getByText('Escriba por qué esta persona', { exact: false }).first()).toBeVisible()
  await expectAccessible(supervisor)
  await shoot(supervisor, 'seb-dispensa')
  await supervisor.getByLabel('Motivo').fill('El programa no abre en ningún equipo de la sala.')
  await supervisor.getByRole('button', { name: 'Dejar continuar sin él' }).click()
  await expect(tileOf(supervisor, RESIDENT.folio)).toBeVisible()
  await plain.getByRole('link', { name: 'Volver a intentar' }).click()
  // Let in: from here on it is the lease of the other machine that counts, as in any exam.
  await expect(heading(plain)).toHaveText(/^(Sala de espera|Su examen está abierto en otro equipo)$/)
})
