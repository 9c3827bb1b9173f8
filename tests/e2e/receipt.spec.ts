/**
 * The receipt, from the hand-in to the check: on the screen, as PDF and JSON, by
 * the command line with and without a database, and on the public page without
 * JavaScript; changed, it is refused. Then an admin admits what came late.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { runEfiser } from './support/efiser-command.ts'
import { choose, expectSaved, heading, readQuestion } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const [RESIDENT, FOLIO] = ['residente1@efiser.demo', 'R-000001']
const [SUPERVISOR, SEDE] = ['supervisor.he-cmnsxxi@efiser.demo', 'HE-CMNSXXI']

let server: RunningServer
let folder: string

test.beforeAll(async () => {
  server = await startServer()
  folder = await mkdtemp(path.join(tmpdir(), 'efiser-receipt-'))
})
test.afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

test('invariants 3 and 6: the receipt can be kept, checked by anyone, and superseded by a named admin', async (
  { browser, visitors },
) => {
  test.setTimeout(180_000)
  // A file that is no receipt, and a token that does not exist.
  visitors.provoke(/status of (404|422)/)
  const turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, EXAM))
  const candidate = await visitors.open(server.url, RESIDENT)
  await candidate.goto('/examen/acuse')
  await expect(candidate.getByText('Todavía no hay comprobante')).toBeVisible()
  expect((await candidate.request.get('/examen/acuse.pdf')).status()).toBe(404)

  await moveClock(server.url, 'beforeTurno', turno.id)
  await admit(await visitors.open(server.url, SUPERVISOR), turno.id)
  await candidate.goto('/examen')
  await moveClock(server.url, 'examRunning', turno.id)
  await readQuestion(candidate, 1)
  await choose(candidate, 'B', 'mouse')
  await expectSaved(candidate)
  await candidate.getByRole('button', { name: 'Revisar y entregar' }).click()
  await candidate.getByRole('button', { name: 'Entregar el examen…' }).click()
  await candidate.getByRole('button', { name: 'Sí, entregar mi examen' }).click()
  await expect(heading(candidate)).toHaveText('Examen entregado')
  await expectAccessible(candidate)
  await candidate.getByRole('link', { name: 'Comprobante firmado' }).click()
  await expect(heading(candidate)).toHaveText('Comprobante de examen')
  await expect(candidate.getByText('1 de 48')).toBeVisible()
  await expectAccessible(candidate)

  const pdf = await keep(candidate, '/examen/acuse.pdf', 'acuse.pdf')
  const json = await keep(candidate, '/examen/acuse.json', 'acuse.json')
  for (const file of [pdf, json]) {
    expect(await runEfiser(server.root, ['receipt', 'verify', file]))
      .toMatchObject({ code: 0, output: expect.stringContaining(`VÁLIDO: folio ${FOLIO}`) as unknown })
  }
  const keys = path.join(folder, 'keys.pem')
  await writeFile(keys, (await runEfiser(server.root, ['keys', 'export'])).output)
  expect(await runEfiser('/nonexistent', ['receipt', 'verify', pdf, '--key', keys])).toMatchObject({ code: 0 })
  const changed = path.join(folder, 'changed.json')
  await writeFile(changed, (await readFile(json, 'utf8')).replace('"answered":1', '"answered":48'))
  expect(await runEfiser(server.root, ['receipt', 'verify', changed])).toMatchObject({ code: 1 })
  expect(await runEfiser('/nonexistent', ['receipt', 'verify', changed, '--key', keys])).toMatchObject({ code: 1 })
  expect(await runEfiser('/nonexistent', ['receipt', 'verify', keys, '--key', keys])).toMatchObject({ code: 2 })

  // Somebody else, without a session and without JavaScript.
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX', javaScriptEnabled: false })
  const anyone = await context.newPage()
  const verify = async (file: string) => {
    await anyone.goto('/acuse/verificar')
    await anyone.getByLabel('Archivo del comprobante').setInputFiles(file)
    await anyone.getByRole('button', { name: 'Verificar' }).click()
  }
  await verify(pdf)
  await expect(anyone.getByText('Comprobante auténtico y vigente')).toBeVisible()
  await expect(anyone.getByText(FOLIO)).toBeVisible()
  await verify(changed)
  await expect(anyone.getByText('Comprobante inválido')).toBeVisible()
  await verify(keys)
  await expect(anyone.getByText('Este archivo no es un comprobante')).toBeVisible()
  const [row] = await askDatabase(server.root, ({ sql }) => sql<{ token: string }[]>`select token from receipt`)
  await anyone.goto(`/acuse/verificar?t=${row?.token ?? ''}`)
  await expect(anyone.getByText('Comprobante auténtico y vigente')).toBeVisible()
  expect((await anyone.goto(`/acuse/verificar?t=${'0'.repeat(32)}`))?.status()).toBe(404)
  await context.close()
  await candidate.goto(`/acuse/verificar?t=${row?.token ?? ''}`)
  await expectAccessible(candidate)

  // What the device sent while it had no net, refused at its arrival.
  await askDatabase(server.root, ({ sql }) => sql`
    insert into answer_quarantine (attempt_id, reason, operation, epoch, received_at)
    select a.id, 'ATTEMPT_CLOSED', jsonb_build_object('opId', ${randomUUID()}::text, 'itemId', f.item_id, 'revision', 1,
      'optionId', f.option_ids[1], 'flagged', false, 'struck', '[]'::jsonb, 'clientAt', 1730000000000), a.lease_epoch,
      efiser_now()
    from attempt a join lateral (select item_id, option_ids from form_item where form_id = a.form_id and not exists
      (select 1 from answer where attempt_id = a.id and answer.item_id = form_item.item_id) limit 1) f on true
    where a.state = 'handedIn'`)
  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin/incidencias')
  await admin.getByRole('link', { name: 'Respuestas en cuarentena' }).click()
  await expectAccessible(admin)
  await admin.getByRole('link', { name: FOLIO }).click()
  await expect(admin.getByText('Contesta una pregunta que quedó sin respuesta')).toBeVisible()
  await admin.getByRole('link', { name: /^Decidir/ }).click()
  await expectAccessible(admin)
  await admin.getByLabel(/^Admitir/).check()
  await admin.getByRole('button', { name: 'Registrar la decisión' }).click()
  await expect(admin.getByText('Escriba por qué se admite o se rechaza').first()).toBeVisible()
  await admin.getByRole('textbox', { name: 'Por qué' }).fill('La sede perdió la red a la hora del cierre.')
  await admin.getByRole('button', { name: 'Registrar la decisión' }).click()
  await expect(admin.getByText('Admitida')).toBeVisible()

  await candidate.goto('/examen/acuse')
  await expect(candidate.getByText('2 de 48')).toBeVisible()
  expect(await runEfiser(server.root, ['receipt', 'verify', pdf]))
    .toMatchObject({ code: 0, output: expect.stringContaining('SUSTITUIDO') as unknown })
  const current = await keep(candidate, '/examen/acuse.pdf', 'current.pdf')
  expect((await runEfiser(server.root, ['receipt', 'verify', current])).output).not.toContain('SUSTITUIDO')
  expect(await runEfiser(server.root, ['audit', 'verify']))
    .toMatchObject({ code: 0, output: expect.stringContaining('0 que no corresponden') as unknown })
})

async function admit(page: Page, turnoId: string): Promise<void> {
  await page.goto(`/supervisor/turno/${turnoId}?sede=${SEDE}&q=${FOLIO}`)
  for (const check of ['solicitudShown', 'idShown', 'identityMatches']) {
    await page.locator(`input[name=${check}]`).check()
  }
  await page.getByRole('button', { name: 'Admitir' }).click()
  await expect(page.getByRole('button', { name: 'Admitir' })).toBeHidden()
}

/** Downloads as the candidate, into the folder of this test. */
async function keep(page: Page, address: string, name: string): Promise<string> {
  const response = await page.request.get(address)
  expect(response.status()).toBe(200)
  const file = path.join(folder, name)
  await writeFile(file, await response.body())
  return file
}
