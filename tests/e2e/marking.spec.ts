/**
 * An exam whose key a distractor beats, in a real browser: the freeze waits, one person proposes after a simulation,
 * another approves it; the report and the times are read; what was frozen is discarded by a second person. Every page is
 * accessible at both sizes.
 */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { openDatabase } from '#db/client.ts'
import { placeData } from '#db/embedded/places.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import { openDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { markEverything } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { findDatabaseProcess, type RunningServer, startServer } from '../setup/start-server.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'
import { sayReason } from './support/say-reason.ts'

const FIRST = 'admin1@efiser.demo'
const SECOND = 'admin2@efiser.demo'
const EXAM = 'Gineco obstetricia 4'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let demo: DemoDatabase
let home: string

test.beforeAll(async () => {
  server = await startServer()
  demo = openDemoOf(server.root)
  // Twenty of thirty know all but the first item, which they answer otherwise than its key.
  await sitExam(demo, 'Gineco obstetricia', 4, (place, index) => (index % 3 === 0 ? place % 4 === 0 : place !== 0))
  await tellTimes()
  await markEverything(demo)
  const { id } = await demo.database.db.selectFrom('exam').select('id').where('ceme', '=', 'Gineco obstetricia')
    .executeTakeFirstOrThrow()
  home = `${server.url}/admin/examenes/${id}`
})

test.afterAll(async () => {
  await demo.drop()
  await server.stop()
})

function openDemoOf(root: string): DemoDatabase {
  const password = keepSecret(placeData(root).dataRoot, 'postgres-superuser')
  const url = `postgres://postgres:${password}@127.0.0.1:${findDatabaseProcess(root)?.port ?? 0}/efiser`
  return openDemoDatabase({ ownerUrl: url, appUrl: url, drop: () => Promise.resolve() })
}

/** The saves behind the answers of the factory, half a minute to two minutes apart: the factory writes the answers only. */
async function tellTimes(): Promise<void> {
  const { sql, close } = openDatabase({ url: demo.ownerUrl, max: 1 })
  await sql`alter table answer_history disable trigger user`
  await sql`insert into answer_history (attempt_id, seq, item_id, revision, option_id, flagged, struck, epoch, op_id,
      received_at, client_at, hash)
    select attempt_id, place, item_id, 1, option_id, false, '{}', 0, gen_random_uuid(), at, at, ''
    from (select answer.*, row_number() over own as place,
        attempt.started_at + sum(interval '30 seconds' + (abs(hashtext(answer.item_id::text || attempt_id::text)) % 90)
          * interval '1 second') over own as at
      from answer join attempt on attempt.id = answer.attempt_id
      window own as (partition by attempt_id order by item_id)) as saved`
  await sql`alter table answer_history enable trigger user`
  await close()
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('§3.1 B the freeze waits for a person, who proposes an annulment after simulating it', async ({ visitors }) => {
  const page = await visitors.open(server.url, FIRST)
  await page.goto('/admin/seleccion/congelar')
  await expect(page.getByText('Alguien debe decidir antes de congelar')).toBeVisible()
  await lookAtBothSizes(page, 'congelar-espera')
  await page.getByRole('link', { name: EXAM }).press('Enter')
  await expect(heading(page)).toHaveText('Anulaciones')
  await expect(page.getByText('más personas eligieron un distractor que la clave')).toBeVisible()
  await lookAtBothSizes(page, 'anulaciones')
  await page.goto(`${home}/liberar`)
  await expect(heading(page)).toHaveText('Liberar la forma')
  await lookAtBothSizes(page, 'liberar')
  await page.goto(`${home}/anulaciones/nueva`)
  await page.getByRole('button', { name: 'Simular' }).press('Enter')
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  await page.getByRole('checkbox').first().press('Space')
  await page.getByRole('button', { name: 'Simular' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Lo que cambiaría' })).toBeVisible()
  await lookAtBothSizes(page, 'anulacion-simulada')
  await page.getByLabel('Tipo de motivo').selectOption('wrongKey')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('La guía vigente da otra opción como correcta')
  await page.getByRole('button', { name: 'Proponer la anulación' }).press('Enter')
  await expect(heading(page)).toHaveText('Propuesta de anulación')
  await expect(page.getByRole('button', { name: 'Retirar la propuesta' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Aprobar la anulación' })).toHaveCount(0)
})

test('§3.1 B a second person approves what was simulated, and everybody who moved is in the file', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(server.url, SECOND)
  await page.goto(`${home}/anulaciones`)
  await page.getByRole('table').getByRole('link').first().press('Enter')
  await expect(page.getByText('Para aprobar, vea antes los cambios')).toBeVisible()
  await sayReason(page, 'Trabajo del proceso')
  await expect(page.getByRole('button', { name: 'Aprobar la anulación' })).toBeVisible()
  await lookAtBothSizes(page, 'anulacion-por-decidir')
  await page.getByLabel('Revisé la simulación').press('Space')
  await page.getByLabel('Su contraseña').fill('no es esta')
  await page.getByRole('button', { name: 'Aprobar la anulación' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('contraseña')
  await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Aprobar la anulación' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Lo que cambió' })).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV|Exportar|Descargar/ }).click()])
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toMatch(/^\uFEFFfolio,presento_la_forma,aciertos_antes/)
  expect(text.trim().split('\r\n').length).toBeGreaterThan(30)
})

test('the report and the times are read on screen and on paper', async ({ visitors }) => {
  const page = await visitors.open(server.url, FIRST)
  await page.goto(`${home}/tiempos`)
  await expect(page.getByText('Tiempo por reactivo').first()).toBeVisible()
  await lookAtBothSizes(page, 'tiempos')
  await page.goto(`${home}/informe`)
  await expect(heading(page)).toHaveText('Informe psicométrico')
  await lookAtBothSizes(page, 'informe')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: /Imprimir/ })).toBeHidden()
  await expect(page.getByRole('table', { name: 'Distribución de las calificaciones' })).toBeVisible()
  await page.emulateMedia({ media: null })
})

test('§5.2 what one person froze another discards, with a reason, and nothing of it can be published', async ({ visitors }) => {
  visitors.provoke(/status of 403/)
  const first = await visitors.open(server.url, FIRST)
  await first.goto('/admin/seleccion/congelar')
  await first.getByLabel(/Entiendo que las calificaciones/).press('Space')
  await first.getByRole('button', { name: 'Congelar la entrada' }).press('Enter')
  await expect(heading(first)).toHaveText('Corrida de la selección')
  const discard = async (page: Page) => {
    await page.getByRole('textbox', { name: 'Motivo' }).fill('Se encontró otro reactivo')
    await page.getByLabel('Entiendo que la entrada').press('Space')
    await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Descartar lo congelado' }).press('Enter')
  }
  await first.getByRole('link', { name: 'Descartar…' }).press('Enter')
  await expect(heading(first)).toHaveText('Descartar lo congelado')
  await lookAtBothSizes(first, 'descartar')
  await discard(first)
  await expect(first.getByRole('alert')).toContainText('Quien congeló la entrada no la descarta')
  const address = first.url()
  const second = await visitors.open(server.url, SECOND)
  await second.goto(address)
  await discard(second)
  await expect(second).toHaveURL(`${server.url}/admin/seleccion`)
  await expect(second.getByText('Descartada')).toBeVisible()
  await shoot(second, 'seleccion-descartada')
})
