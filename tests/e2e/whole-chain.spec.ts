/**
 * The whole chain for one exam, in real browsers: items imported from a file,
 * check-in, exam, close, marking, selection, publication, acceptance, letter,
 * rejection, audit. Each role at a machine of its own, on one demo clock.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { decideArticles } from '#app/cli/simulate/decide-articles.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { DEMO_CALL } from '#tests/factories/published-selection.ts'
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { readQrCode } from '#tests/app/documents/read-pdf.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { CHAIN_ITEMS_FILE, readChainKeys } from './support/chain-items.ts'
import { moveClock } from './support/demo-clock.ts'
import { runEfiser } from './support/efiser-command.ts'
import { choose, expectSaved, goOn, heading, readQuestion } from './support/exam-page.ts'
import { readBreakdown } from './support/result-page.ts'
import { downloadDocument, freezeAndRun, markAllExams, publishRun } from './support/selection-pages.ts'
import { askDatabase, findResident, findTurnoOfExam, readStoredAnswers } from './support/server-database.ts'
import { DESERVED, findLetters, ITEM_COUNT, sitWholeExam } from './support/sit-exam.ts'
import { admitCandidate, tileOf } from './support/supervisor-board.ts'
import { test, type Visitors } from './support/visitors.ts'
import { sayReason } from './support/say-reason.ts'

const EXAM = 'Medicina interna 2'
const LAST_EXAM = 'Psiquiatría 4'
const EXAMS = 18
const [FIRST, SECOND] = ['R-000001', 'R-000012'] as const
/** What the browser says of the refusals that the walk provokes: a wrong password, a letter asked for twice. */
const REFUSALS = /status of (410|422).*\/resultado\//

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

test('the whole chain, from imported items to the letter and the audit', async ({ visitors }) => {
  test.setTimeout(600_000)
  visitors.provoke(REFUSALS)
  const { root, url } = server
  const keys = readChainKeys()
  const [turno, lastTurno, first, second] = await askDatabase(root, (database) => Promise.all([
    findTurnoOfExam(database, EXAM), findTurnoOfExam(database, LAST_EXAM),
    findResident(database, FIRST), findResident(database, SECOND)]))

  await test.step('§3.1 the exam\'s items come from a file, and its form is frozen before the turno', async () => {
    const { code, output } = await runEfiser(root, ['items', 'import', CHAIN_ITEMS_FILE, '--exam', EXAM, '--freeze'])
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(output).toContain(`${keys.size} reactivos nuevos en el banco`)
    expect(output).toContain('Forma 2 congelada: 48 reactivos, 12 de investigación.')
  })

  const supervisor = await visitors.open(url, 'supervisor.he-cmnsxxi@efiser.demo')
  const resident = await visitors.open(url, first.email)
  const other = await visitors.open(url, second.email)
  const received = recordFrames(resident)

  await test.step('§3.1 C the supervisor admits two residents, whose screens turn into waiting rooms', async () => {
    await moveClock(url, 'beforeTurno', turno.id)
    for (const page of [resident, other]) {
      await page.goto('/examen')
      await expect(heading(page)).toHaveText('Preséntese con su supervisor')
    }
    await supervisor.goto('/supervisor')
    await supervisor.getByRole('link', { name: `Turno ${turno.number}: ${EXAM}` }).click()
    await admitCandidate(supervisor, FIRST)
    await expect(heading(resident)).toHaveText('Sala de espera')
    await expect(resident.getByText('Conexión con el servidor: lista')).toBeVisible()
    await expect(resident.getByRole('main')).toContainText(FIRST)
    await expect(heading(other)).toHaveText('Preséntese con su supervisor')
    await admitCandidate(supervisor, SECOND)
    await expect(heading(other)).toHaveText('Sala de espera')
    await expect(tileOf(supervisor, FIRST)).toContainText('En línea')
    await expectAccessible(supervisor)
  })

  await test.step('§3.1 B at T0 the exam opens by itself for both, and not a word of it was there before', async () => {
    for (const stem of keys.keys()) expect(received()).not.toContain(stem)
    await moveClock(url, 'examRunning', turno.id)
    const { stem } = await readQuestion(resident, 1)
    // What was sealed is opened by its key: the words themselves never travel.
    expect(received()).toContain('"opening":{')
    expect(received()).not.toContain(stem)
    await readQuestion(other, 1)
    await expect(tileOf(supervisor, FIRST)).toContainText('En examen')
  })

  await test.step('§3.1 the first resident sits the whole exam and hands it in; the board follows', async () => {
    const given = await sitWholeExam(resident, { keys, onHalfway: async (saved) => {
      await expect(tileOf(supervisor, FIRST)).toContainText(new RegExp(`${saved}(/| de )${ITEM_COUNT}`))
    } })
    await expect(tileOf(supervisor, FIRST)).toContainText('Entregó')
    expect(Object.keys(given)).toHaveLength(ITEM_COUNT)
    expect(await askDatabase(root, (database) => readStoredAnswers(database, FIRST))).toEqual(given)
  })
  const digest = await resident.locator('code').innerText()

  await test.step('§3.1 B the second never hands in: the turno closes by itself, what is saved counts', async () => {
    for (let position = 1; position <= 5; position += 1) {
      const { right } = findLetters(await readQuestion(other, position), keys)
      await choose(other, right, 'keyboard')
      await expectSaved(other)
      await goOn(other, 'keyboard')
    }
    await moveClock(url, 'turnoOver', turno.id)
    await expect(heading(other)).toHaveText('El examen cerró a su hora')
    await expect(other.getByText(`5 de ${ITEM_COUNT}`)).toBeVisible()
    await expect(tileOf(supervisor, SECOND)).toContainText('Cerrado al término')
    await supervisor.getByRole('link', { name: 'Revisar y firmar el acta' }).click()
    await supervisor.getByText(/^Leí el acta completa y la firmo/).click()
    await supervisor.getByLabel('Su contraseña', { exact: true }).fill(DEMO_PASSWORD)
    await supervisor.getByRole('button', { name: 'Firmar el acta' }).click()
    await expect(supervisor.getByText('El acta está completa y ya no cambia')).toBeVisible()
  })

  await test.step('§4.3, §5.2 after the last turno the administration marks, freezes, runs and publishes', async () => {
    await moveClock(url, 'turnoOver', lastTurno.id)
    const admin = await visitors.open(url, 'admin1@efiser.demo')
    await markAllExams(admin, EXAMS)
    await admin.getByRole('link', { name: EXAM }).click()
    await admin.getByRole('link', { name: 'Ver calificaciones' }).click()
    await sayReason(admin, 'Trabajo del proceso')
    const mark = admin.getByRole('row').filter({ hasText: FIRST })
    await expect(mark).toContainText(`${DESERVED.correct} de ${ITEM_COUNT}`)
    await expectAccessible(admin)
    await askDatabase(root, (database) => decideArticles({ database } as CoreServices, DEMO_CALL))
    await freezeAndRun(admin, () => moveClock(url, 'beforeResults', lastTurno.id))
    await sayReason(admin, 'Trabajo del proceso')
    const input = await downloadDocument(admin, 'Paquete de entrada')
    const results = await downloadDocument(admin, 'Resultados')
    const verified = await runEfiser(root, ['verify', '--input', input.path, '--results', results.path])
    expect(verified).toMatchObject({ code: 0 })
    expect(input.bytes.toString()).not.toContain(FIRST)
    const archive = await downloadDocument(admin, 'Paquete de auditoría')
    const checked = await runEfiser(root, ['verify', '--package', archive.path, '--accept-test-beacon'])
    expect(checked).toMatchObject({ code: 0 })
    expect(checked.output).toContain('El paquete coincide en todo.')
    await publishRun(admin, await visitors.open(url, 'admin2@efiser.demo'))
  })

  await test.step('§5.1 nobody sees a result before its hour', async () => {
    await resident.goto('/resultado')
    await expect(resident.getByText('Los resultados aún no se publican')).toBeVisible()
  })
  await moveClock(url, 'results', lastTurno.id)

  const shown = await test.step('§4.3 the resident sees the own result, as the answers deserve it', async () => {
    await resident.goto('/residente')
    await resident.getByRole('link', { name: 'Ver mi resultado' }).click()
    const breakdown = await readBreakdown(resident)
    expect(breakdown.marks).toMatchObject({ efiser: DESERVED.efiser, grades: '82.6900', enarm: '70.0300' })
    const sum = `${DESERVED.correct} aciertos de ${ITEM_COUNT} reactivos que cuentan`
    await expect(resident.getByText(sum)).toBeVisible()
    await expect(resident.getByText(digest.replaceAll(' ', ''))).toBeVisible()
    await expect(heading(resident)).toHaveText(/^Su sede asignada: /)
    await expectAccessible(resident)
    return breakdown.sum
  })

  await test.step('§5.1 nobody else sees it; the public cut-offs name no one', async () => {
    await other.goto('/resultado')
    await expect(heading(other)).toHaveText(/^Su sede asignada: /)
    const anybody = await visitors.open(url)
    await anybody.goto('/cortes')
    await expect(anybody.getByRole('row').nth(1)).toBeVisible()
    await expectAccessible(anybody)
    for (const page of [other, anybody]) {
      const text = await page.locator('body').innerText()
      for (const secret of [FIRST, first.surname, shown]) expect(text).not.toContain(secret)
    }
    expect((await supervisor.request.get('/resultado')).status()).toBe(403)
    expect((await anybody.request.get('/resultado', { maxRedirects: 0 })).status()).toBe(302)
  })

  await test.step('§5.4-§5.10 the resident accepts in two steps and gets the letter, once', async () => {
    const letter = await acceptAndDownload(resident)
    expect(letter.subarray(0, 5).toString()).toBe('%PDF-')
    const sha256 = createHash('sha256').update(letter).digest('hex')
    await expect(resident.getByText(sha256)).toBeVisible()
    const anybody = await visitors.open(url)
    const address = readQrCode(letter)
    expect(address).toMatch(new RegExp(`^${url}/verificar/[0-9a-f]{32}$`))
    await anybody.goto(address ?? '')
    await expect(anybody.getByText('Carta auténtica y vigente')).toBeVisible()
    await expect(anybody.getByText(sha256)).toBeVisible()
    await expectAccessible(anybody)
    await expectSecondIssueRefused(await visitors.open(url, first.email))
  })

  await test.step('§5.13 the second resident rejects for good: a sentence ticked, the password again', async () => {
    await reject(other)
    expect((await other.request.post('/resultado', { form: { intent: 'acceptSede' } })).status()).toBe(409)
  })

  await test.step('the auditor reads every act, and the chain is whole', async () => {
    await readAudit(visitors, [
      'items.import', 'form.freeze', 'sitting.admit', 'sitting.start', 'sitting.handIn', 'sitting.close',
      'turno.signActa', 'turno.issueActa', 'exam.mark', 'selection.freeze', 'selection.draw', 'selection.run', 'selection.publish', 'award.acceptSede',
      'award.acceptCommitment', 'letter.issue', 'letter.deliver', 'award.reject'])
    const { code, output } = await runEfiser(root, ['audit', 'verify'])
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(output).toContain('Cadena de auditoría íntegra')
  })
})

async function acceptAndDownload(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: 'ACEPTO SEDE' }).click()
  await expect(heading(page)).toHaveText('Carta compromiso')
  await page.getByRole('button', { name: 'Aceptar la carta compromiso' }).click()
  await expect(page.getByRole('alert')).toContainText('Marque que leyó la carta completa y la acepta')
  await expectAccessible(page)
  await page.getByLabel('Leí la carta compromiso completa y la acepto').check()
  await page.getByRole('button', { name: 'Aceptar la carta compromiso' }).click()
  await expect(page.getByText('Se emite en una sola ocasión (§5.10)')).toBeVisible()
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Emitir y descargar la carta' }).click()
  const path = await (await started).path()
  await expect(page.getByText('La carta se descargó completa en este equipo.')).toBeVisible()
  await expectAccessible(page)
  return readFile(path)
}

async function expectSecondIssueRefused(page: Page): Promise<void> {
  await page.goto('/resultado/carta')
  await expect(page.getByText('No hay copias ni reimpresiones (§5.10): use el archivo que guardó.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Repetir la descarga' })).toHaveCount(0)
  const status = await page.evaluate(async () => (await fetch('/resultado/carta.pdf', { method: 'POST' })).status)
  expect(status).toBe(410)
}

async function reject(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Rechazar la plaza' }).click()
  for (const password of ['not-the-password', DEMO_PASSWORD]) {
    await expect(heading(page)).toHaveText('Rechazar la plaza asignada')
    await page.getByLabel('Su contraseña').fill(password)
    await page.getByRole('button', { name: 'Continuar' }).click()
    if (password !== DEMO_PASSWORD) await expect(page.getByRole('alert')).toBeVisible()
    await expectAccessible(page)
  }
  await expect(heading(page)).toHaveText('Confirme que rechaza la plaza')
  await page.getByLabel('Entiendo que la decisión es irrevocable y rechazo la plaza').check()
  await page.getByRole('button', { name: 'Rechazar la plaza' }).click()
  await expect(page.getByText('Esta plaza fue rechazada')).toBeVisible()
}

async function readAudit(visitors: Visitors, actions: readonly string[]): Promise<void> {
  const auditor = await visitors.open(server.url, 'auditor@efiser.demo')
  for (const action of actions) {
    await auditor.goto(`/auditoria?acto=${action}`)
    await expect(auditor.getByRole('table').locator(`[title="${action}"]`).first()).toBeVisible()
  }
  await expectAccessible(auditor)
  await auditor.goto('/auditoria/cadena')
  await auditor.getByRole('button', { name: 'Comprobar ahora' }).click()
  await expect(auditor.getByText('La cadena de auditoría está íntegra')).toBeVisible()
  await expect(auditor.getByText('Las cadenas de respuestas están íntegras')).toBeVisible()
  await expectAccessible(auditor)
}

/** Every frame that the page's sockets received, as one text. */
function recordFrames(page: Page): () => string {
  const frames: string[] = []
  page.on('websocket', (socket) => { socket.on('framereceived', ({ payload }) => { frames.push(payload.toString()) }) })
  return () => frames.join('\n')
}
