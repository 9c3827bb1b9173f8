/**
 * After the acceptance, in a real browser: the coordination notifies, a UMAE and an OOAD read who comes, a presentation is
 * recorded and set right, the resident sees it, the sede that is left is told. Every page at both sizes.
 */
import { expect } from '@playwright/test'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import type { Services } from '#app/services.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { startPublishedPlatform, type PublishedPlatform } from '../app/authorisation/published-platform.ts'
import { demand } from '../factories/published-selection.ts'
import { createKeysRoot } from '../setup/keys-root.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { test } from './support/visitors.ts'

let platform: PublishedPlatform
let keys: Awaited<ReturnType<typeof createKeysRoot>>
let who: { resident: string, authority: string, leaving: string, ooad: string, sedeCode: string, fromSede: string, folio: string }

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  platform = await startPublishedPlatform()
  keys = await createKeysRoot()
  const { database, sample: { personId } } = platform
  const services = { database, demo: true, signing: openSigningKeys(database, keys.root) } as unknown as Services
  const actor = await platform.actorOf(personId)
  demand(await acceptSede(services, actor))
  demand(await acceptCommitment(services, actor, (await readOwnCommitment(database.db, personId))?.sha256 ?? ''))
  demand(await issueLetter(services, actor, platform.url))
  who = await findPeople(personId)
  const { results_until: until } = await database.db.selectFrom('convocatoria').select('results_until').executeTakeFirstOrThrow()
  await platform.moveTo(until)
})
test.afterAll(async () => {
  await platform.stop()
  await keys.remove()
})

async function findPeople(personId: string): Promise<typeof who> {
  const { db } = platform.database
  const seat = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .select(['person.email', 'candidate.folio', 'candidate.adscription_sede as fromSede', 'seat_pool.sede_code as sedeCode'])
    .where('candidate.person_id', '=', personId).executeTakeFirstOrThrow()
  const emailOf = async (role: 'educacion' | 'ooad', sede: string | null) => {
    const query = db.selectFrom('role_grant').innerJoin('person', 'person.id', 'role_grant.person_id').select('email').where('role', '=', role)
    return (await (sede === null ? query : query.where('sede_code', '=', sede)).limit(1).executeTakeFirstOrThrow()).email
  }
  return {
    resident: seat.email, folio: seat.folio, sedeCode: seat.sedeCode, fromSede: seat.fromSede,
    authority: await emailOf('educacion', seat.sedeCode), leaving: await emailOf('educacion', seat.fromSede), ooad: await emailOf('ooad', null),
  }
}

test('§5.9.3 the coordination sets where is written to, notifies everybody, and sees the acceptance by sede', async ({ visitors }) => {
  const page = await visitors.open(platform.url, 'admin1@efiser.demo')
  await page.goto('/admin/notificaciones')
  await lookAtBothSizes(page, 'notices-before')
  await page.getByRole('link', { name: /^Cambiar correos de OOAD/ }).first().click()
  await page.getByLabel('Correos', { exact: true }).fill('educacion@imss.example\ndireccion@imss.example')
  await lookAtBothSizes(page, 'notice-addresses')
  await page.getByRole('button', { name: 'Guardar los correos' }).click()
  await expect(page.getByText('direccion@imss.example')).toBeVisible()
  await page.getByRole('button', { name: /Emitir todas las pendientes/ }).click()
  await expect(page.getByText(/Se emitieron \d+ notificaciones/)).toBeVisible()
  await expect(page.getByText('Nada que notificar').first()).toBeVisible()
  await lookAtBothSizes(page, 'notices-after')
  await page.goto('/admin/aceptacion')
  await expect(page.getByRole('table', { name: 'Aceptación por sede que recibe' })).toBeVisible()
  await lookAtBothSizes(page, 'acceptance')
  await page.goto('/admin/cartas')
  await lookAtBothSizes(page, 'letters')
})

test('§5.9.1 the sede that is left reads who leaves it', async ({ visitors }) => {
  const page = await visitors.open(platform.url, who.leaving)
  await page.goto(`/sede/${who.fromSede}/movimientos`)
  await expect(page.getByRole('table', { name: 'Quiénes dejan la sede' })).toContainText(who.folio)
  await lookAtBothSizes(page, 'departures')
})

test('§5.9.3, §5.12 a presentation is recorded from its day on, set right with a reason, and the resident sees it', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  await platform.moveTo(instant('2024-03-03T09:00:00-06:00'))
  const page = await visitors.open(platform.url, who.authority)
  await page.goto(`/sede/${who.sedeCode}/llegadas`)
  await expect(page.getByText('BAJA DEFINITIVA')).toBeVisible()
  await lookAtBothSizes(page, 'arrivals')
  await page.getByRole('row', { name: new RegExp(who.folio) }).getByRole('link').click()
  await expect(page.getByText('2 faltas injustificadas')).toBeVisible()
  await page.getByRole('button', { name: 'Registrar su presentación' }).click()
  await expect(page.getByText('Coteje la carta con la notificación oficial y márquelo').first()).toBeVisible()
  await lookAtBothSizes(page, 'arrival-form')
  await page.getByLabel(/Cotejé su carta/).check()
  await page.getByLabel('Día en que se presentó').fill('2024-03-02')
  await page.getByRole('button', { name: 'Registrar su presentación' }).click()
  await expect(page.getByText('1 falta injustificada')).toBeVisible()
  await page.getByLabel('Lo registrado era erróneo: no se ha presentado').check()
  await page.getByLabel('Por qué se corrige').fill('Era otra persona con el mismo nombre')
  await page.getByRole('button', { name: 'Corregir' }).click()
  await expect(page.getByText('Se retiró lo anterior')).toBeVisible()
  await lookAtBothSizes(page, 'arrival-corrected')

  const resident = await visitors.open(platform.url, who.resident)
  await resident.goto('/resultado/llegada')
  await expect(resident.getByText('Era otra persona con el mismo nombre')).toBeVisible()
  await lookAtBothSizes(resident, 'own-arrival')
})

test('§5.9.3 an OOAD sees its arrivals, and learns nothing of a folio of elsewhere', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(platform.url, who.ooad)
  await page.getByRole('link', { name: 'Llegadas' }).click()
  await expect(page.getByRole('heading', { name: 'Notificación oficial' })).toBeVisible()
  await lookAtBothSizes(page, 'ooad-arrivals')
  await page.getByRole('link', { name: 'Buscar una carta por folio' }).click()
  const { id } = await platform.database.db.selectFrom('official_notice').select('id').where('addressee', '=', who.sedeCode)
    .where('kind', '=', 'arrivals').executeTakeFirstOrThrow()
  expect((await page.request.get(`/notificaciones/${id}/documento.pdf`)).status()).toBe(404)
  const authority = await visitors.open(platform.url, who.authority)
  const own = await authority.request.get(`/notificaciones/${id}/documento.pdf`)
  expect([own.status(), own.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await page.getByLabel('Folio de la carta').fill(who.folio)
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByText(/Ninguna carta con ese folio nombra una sede de su OOAD/).first()).toBeVisible()
  await lookAtBothSizes(page, 'folio')
})
