/**
 * From the marks to the next period on one server, in a real browser: freeze, what-if run, annulment with its dry run,
 * freeze and run anew, publication by two persons; then a letter issued once and verified by an OOAD from its print, a
 * rejection, a silence, a resignation, and the period that offers what became free. Every page at both sizes.
 */
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import type { DemoDatabase } from '#tests/factories/demo-database.ts'
import { registerResident } from '#tests/factories/registered-resident.ts'
import { markEverything, publishRun as publishByTwo } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { moveClock } from './support/demo-clock.ts'
import { heading } from './support/exam-page.ts'
import { printToImage, readCode } from './support/hold-before-camera.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { tellTimes } from './support/tell-times.ts'
import { publishDraft } from './support/draft-pages.ts'
import { acceptSeat, breakNextDownload, downloadFrom, rejectSeat, sendResignation } from './support/seat-pages.ts'
import { freezeAndRun, freezeInput, publishRun, simulateOneSeatMore } from './support/selection-pages.ts'
import { sayReason } from './support/say-reason.ts'
import { openDemoOf } from './support/server-demo.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'

const [FIRST, SECOND] = ['admin1@efiser.demo', 'admin2@efiser.demo'] as const
const EXAM = 'Gineco obstetricia 4'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let demo: DemoDatabase
/** The exam's pages. */
let home: string
/** Residents with a seat, by folio: who accepts, rejects, resigns, says nothing, and who is made a foreigner. */
let seated: { email: string, personId: string, award: string }[]

test.beforeAll(async () => {
  server = await startServer()
  demo = openDemoOf(server.root)
  // Twenty of thirty know all but the first item, which they answer otherwise than its key.
  await sitExam(demo, 'Gineco obstetricia', 4, (place, index) => (index % 3 === 0 ? place % 4 === 0 : place !== 0))
  await tellTimes(demo)
  await markEverything(demo)
  const { id } = await demo.database.db.selectFrom('exam').select('id').where('ceme', '=', 'Gineco obstetricia')
    .executeTakeFirstOrThrow()
  home = `${server.url}/admin/examenes/${id}`
})

test.afterAll(async () => {
  await demo.drop()
  await server.stop()
})

const afterBeacon = async () => {
  await moveClock(server.url, 'beforeResults', (await findTurnoOfExam(demo.database, 'Psiquiatría 4')).id)
}

test('§3.1 B the freeze waits for a person, who answers for the form with a reason', async ({ visitors }) => {
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
  await page.getByRole('textbox', { name: 'Motivo' }).fill('La clave se cotejó con la guía')
  await page.getByLabel('Leí los hallazgos').press('Space')
  await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Liberar la forma' }).press('Enter')
  await expect(heading(page)).toHaveText('Anulaciones')
})

test('§5.2 frozen, it is asked what another seat would change; a second person discards it', async ({ visitors }) => {
  visitors.provoke(/status of 4(03|22)/)
  const first = await visitors.open(server.url, FIRST)
  await freezeInput(first)
  const run = new URL(first.url()).pathname
  await sayReason(first, 'Trabajo del proceso')
  await simulateOneSeatMore(first, run)
  const discard = async (page: Page) => {
    await page.goto(`${run}/descartar`)
    await page.getByRole('textbox', { name: 'Motivo' }).fill('Se encontró un reactivo con otra clave')
    await page.getByLabel('Entiendo que la entrada').press('Space')
    await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Descartar lo congelado' }).press('Enter')
  }
  await discard(first)
  await expect(first.getByRole('alert')).toContainText('Quien congeló la entrada no la descarta')
  await lookAtBothSizes(first, 'descartar')
  const second = await visitors.open(server.url, SECOND)
  await discard(second)
  await expect(second).toHaveURL(`${server.url}/admin/seleccion`)
  await expect(second.getByText('Descartada')).toBeVisible()
  await shoot(second, 'seleccion-descartada')
})

test('§3.1 B an annulment is simulated, proposed by one and approved by another; who moved is in the file', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const first = await visitors.open(server.url, FIRST)
  await first.goto(`${home}/anulaciones/nueva`)
  await first.getByRole('button', { name: 'Simular' }).press('Enter')
  await first.getByRole('checkbox').first().press('Space')
  await first.getByRole('button', { name: 'Simular' }).press('Enter')
  await expect(first.getByRole('heading', { name: 'Lo que cambiaría' })).toBeVisible()
  await lookAtBothSizes(first, 'anulacion-simulada')
  await first.getByLabel('Tipo de motivo').selectOption('wrongKey')
  await first.getByRole('textbox', { name: 'Motivo' }).fill('La guía vigente da otra opción como correcta')
  await first.getByRole('button', { name: 'Proponer la anulación' }).press('Enter')
  await expect(heading(first)).toHaveText('Propuesta de anulación')
  await expect(first.getByRole('button', { name: 'Retirar la propuesta' })).toBeVisible()
  await expect(first.getByRole('button', { name: 'Aprobar la anulación' })).toHaveCount(0)

  const second = await visitors.open(server.url, SECOND)
  await second.goto(first.url())
  await expect(second.getByText('Para aprobar, vea antes los cambios')).toBeVisible()
  await lookAtBothSizes(second, 'anulacion-por-decidir')
  await sayReason(second, 'Trabajo del proceso')
  for (const password of ['no es esta', DEMO_PASSWORD]) {
    await second.getByLabel('Revisé la simulación').setChecked(true)
    await second.getByLabel('Su contraseña').fill(password)
    await second.getByRole('button', { name: 'Aprobar la anulación' }).press('Enter')
    if (password !== DEMO_PASSWORD) await expect(second.getByRole('alert')).toContainText('contraseña')
  }
  await expect(second.getByRole('heading', { name: 'Lo que cambió' })).toBeVisible()
  const text = (await downloadFrom(second, second.getByRole('link', { name: /CSV|Exportar|Descargar/ }))).toString()
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
})

test('§4.3, §5.1 frozen anew, drawn, run, and published by two persons', async ({ visitors }) => {
  const page = await visitors.open(server.url, FIRST)
  await freezeAndRun(page, afterBeacon, 'Se anuló un reactivo')
  await publishRun(page, await visitors.open(server.url, SECOND))
  await moveClock(server.url, 'results', (await findTurnoOfExam(demo.database, 'Psiquiatría 4')).id)
  seated = await demo.database.db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .select(['person.email', 'person.id as personId', 'award.id as award']).where('candidate.category', '=', 'mexican')
    .orderBy('candidate.folio').limit(5).execute()
})

/** The n-th of those with a seat. */
const seatOf = (n: number) => seated[n] ?? (() => { throw new Error('too few have a seat') })()

test('§5.4-§5.11 accepted, the letter is issued once: a broken download is repeated, an OOAD verifies the print', async ({ visitors }) => {
  visitors.provoke(/ERR_CONNECTION_RESET|status of 410/)
  const { email } = seatOf(0)
  const page = await visitors.open(server.url, email)
  await page.goto('/resultado')
  await lookAtBothSizes(page, 'letter-result')
  await acceptSeat(page)
  await lookAtBothSizes(page, 'letter-before')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByText('Está en un teléfono o una tableta (§5.11)')).toBeVisible()
  await page.setViewportSize({ width: 1366, height: 768 })
  await expect(page.getByText('Está en un teléfono o una tableta (§5.11)')).toHaveCount(0)
  await breakNextDownload(page)
  await page.getByRole('button', { name: 'Emitir y descargar la carta' }).click()
  await expect(page.getByText('La descarga no llegó completa')).toBeVisible()
  await page.reload()
  await expect(page.getByText(/Si la descarga falló, puede repetirla desde este mismo equipo/)).toBeVisible()
  await lookAtBothSizes(page, 'letter-repeat')
  const letter = await downloadFrom(page, page.getByRole('button', { name: 'Repetir la descarga' }))
  await expect(page.getByText('No hay copias ni reimpresiones (§5.10): use el archivo que guardó.')).toBeVisible()
  await expect(page.getByRole('button', { name: /descarga/ })).toHaveCount(0)
  await lookAtBothSizes(page, 'letter-after')
  const again = await page.evaluate(async () => (await fetch('/resultado/carta.pdf', { method: 'POST' })).status)
  expect(again).toBe(410)

  const { email: ooad } = await demo.database.db.selectFrom('role_grant').innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('email').where('role', '=', 'ooad').limit(1).executeTakeFirstOrThrow()
  const office = await visitors.open(server.url, ooad)
  const address = await readCode(await printToImage(letter))
  expect(address).toMatch(new RegExp(`^${server.url}/verificar/[0-9a-f]{32}$`))
  await office.goto(address ?? '')
  await expect(office.getByText('Carta auténtica y vigente')).toBeVisible()
  await lookAtBothSizes(office, 'letter-verified')
})

test('§5.13 rejecting takes the password, then a confirmation of its own', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  await rejectSeat(await visitors.open(server.url, seatOf(1).email))
})

test('§5.14 a resignation is sent and acknowledged; §3.1 D a revocation waits for a second person', async ({ visitors }) => {
  visitors.provoke(/status of 4(15|22)/)
  const page = await visitors.open(server.url, seatOf(2).email)
  await acceptSeat(page)
  await sendResignation(page)

  const admin = await visitors.open(server.url, FIRST)
  await admin.goto('/admin/renuncias')
  await lookAtBothSizes(admin, 'admin-resignations')
  await admin.getByRole('table').getByRole('link').first().click()
  await expect(admin.getByRole('link', { name: 'Ver el documento firmado' })).toBeVisible()
  await lookAtBothSizes(admin, 'admin-resignation')
  await admin.getByLabel('Leí el documento: está firmado y es de esta persona').check()
  await admin.getByRole('button', { name: 'Acusar recibo de la renuncia' }).click()
  await expect(admin.getByText(/Con acuse de /)).toBeVisible()
  await page.reload()
  await expect(page.getByText('Acuse de recepción de su renuncia')).toBeVisible()
  await lookAtBothSizes(page, 'resign-acknowledged')
  await admin.goto('/admin/renuncias/correos')
  await lookAtBothSizes(admin, 'admin-mailboxes')

  await admin.goto(`/admin/expedientes/${seatOf(0).personId}/revocar`)
  await lookAtBothSizes(admin, 'admin-revoke')
  await admin.getByLabel(/Fraude detectado/).check()
  await admin.getByLabel('Qué se encontró y cómo se comprobó').fill('Suplantación comprobada')
  await admin.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await admin.getByRole('button', { name: 'Proponer la revocación' }).click()
  await expect(admin.getByText('Usted la propuso: decide otra persona')).toBeVisible()
  await lookAtBothSizes(admin, 'admin-revocation')
  await admin.goto('/admin/revocaciones')
  await lookAtBothSizes(admin, 'admin-revocations')
})

test('§5.18 the duties of a foreign resident stand in the own result and at the coordination', async ({ visitors }) => {
  const foreign = await makeForeign(seatOf(4))
  const admin = await visitors.open(server.url, FIRST)
  await admin.goto('/admin/extranjeros')
  await lookAtBothSizes(admin, 'admin-foreign')
  await admin.goto(`/admin/extranjeros/${foreign.award}`)
  await lookAtBothSizes(admin, 'admin-foreign-one')
  const page = await visitors.open(server.url, foreign.email)
  await page.goto('/resultado')
  await expect(page.getByText('Cúmplalos antes del plazo (§5.18)')).toBeVisible()
  await lookAtBothSizes(page, 'foreign-result')
})

test('§5.3 silence is a rejection, and the next period opens with the seats that became free', async ({ visitors }) => {
  const { results_until: until } = await demo.database.db.selectFrom('convocatoria').select('results_until').executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(until, minutes(1)))
  const silent = await visitors.open(server.url, seatOf(3).email)
  await silent.goto('/resultado')
  await expect(silent.getByText('La consulta de resultados terminó')).toBeVisible()
  await expect(silent.getByText('cuenta como rechazo')).toBeVisible()
  await lookAtBothSizes(silent, 'silent-result')

  const admin = await visitors.open(server.url, FIRST)
  await admin.goto('/admin/siguiente-periodo')
  await admin.getByLabel('La del periodo anterior, sin examen').check()
  await lookAtBothSizes(admin, 'admin-next-period')
  await admin.getByRole('button', { name: 'Crear el borrador del periodo siguiente' }).click()
  await expect(admin).toHaveURL(/\/admin\/convocatorias\/borrador\//)
  await publishDraft(admin)

  const { registration_from: opens } = await demo.database.db.selectFrom('convocatoria').select('registration_from')
    .where('id', '=', 'rama-2024-2025-2').executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(opens, minutes(1)))
  for (const [n, sees] of [[3, /^Puede aspirar a \d+ cursos? de rama\.$/], [0, /^No tener una plaza aceptada en este ciclo/]] as const) {
    const page = await visitors.open(server.url, seatOf(n).email)
    await page.goto('/registro')
    await expect(page.getByText(sees)).toBeVisible()
    await lookAtBothSizes(page, `next-period-registration-${String(n)}`)
  }
})

test('§5.13 without an exam the mark of before goes to a result of its own, and says since when it stands', async ({ visitors }) => {
  const { email, personId } = seatOf(3)
  await registerResident(demo, await demo.actorOf(personId))
  const { registration_until: closes, results_from: opens } = await demo.database.db.selectFrom('convocatoria')
    .select(['registration_until', 'results_from']).where('id', '=', 'rama-2024-2025-2').executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(closes, minutes(1)))
  const admin = await visitors.open(server.url, FIRST)
  await freezeAndRun(admin, afterBeacon)
  await publishByTwo(demo, new URL(admin.url()).pathname.split('/').at(-1) ?? '')
  await demo.moveTo(addDuration(opens, minutes(1)))
  const page = await visitors.open(server.url, email)
  await page.goto('/resultado')
  await expect(page.getByText(/En este periodo no hubo examen: cuenta el EFISER que presentó el miércoles 31 de enero de 2024/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'ACEPTO SEDE' })).toBeVisible()
  await lookAtBothSizes(page, 'carried-result')
})

/** The demo's foreigners have other courses: one of these becomes one. */
async function makeForeign(seat: (typeof seated)[number]) {
  await askDatabase(server.root, ({ sql }) => sql.begin(async (trx) => {
    await trx`set local session_replication_role = replica`
    await trx`update candidate set category = 'foreign' where person_id = ${seat.personId}`
  }))
  return seat
}
