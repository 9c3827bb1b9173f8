/**
 * Seats after the results in a real browser: a resident accepts and gets the letter once, warned on a telephone; another
 * rejects in two steps; a third resigns with a signed document, is acknowledged, and the free seats make the next period.
 */
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { readQrCode } from '#tests/app/documents/read-pdf.ts'
import { readFile } from 'node:fs/promises'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { openPublishedDemo, type PublishedSeats } from './support/published-seats.ts'
import { heading } from './support/exam-page.ts'
import { test } from './support/visitors.ts'

let seats: PublishedSeats

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  seats = await openPublishedDemo()
})
test.afterAll(async () => { await seats.stop() })

async function accept(page: Page) {
  await page.goto('/resultado')
  await page.getByRole('button', { name: 'ACEPTO SEDE' }).click()
  await expect(heading(page)).toHaveText('Carta compromiso')
  await page.getByLabel('Leí la carta compromiso completa y la acepto').check()
  await page.getByRole('button', { name: 'Aceptar la carta compromiso' }).click()
  await expect(heading(page)).toHaveText('Carta de aceptación')
}

test('§5.10 §5.11 the letter is issued once, with a warning on a telephone, and its code leads to a valid page', async ({ visitors }) => {
  const page = await visitors.open(seats.url, seats.emails[0])
  await page.goto('/resultado')
  await lookAtBothSizes(page, 'letter-result')
  await accept(page)
  await lookAtBothSizes(page, 'letter-before')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByText('Está en un teléfono o una tableta (§5.11)')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Emitir y descargar la carta en este dispositivo' })).toBeVisible()
  await page.setViewportSize({ width: 1366, height: 768 })
  await expect(page.getByText('Está en un teléfono o una tableta (§5.11)')).toHaveCount(0)
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Emitir y descargar la carta' }).click()
  const bytes = await readFile(await (await started).path())
  await expect(page.getByText('No hay copias ni reimpresiones (§5.10): use el archivo que guardó.')).toBeVisible()
  await expect(page.getByRole('button', { name: /descarga/ })).toHaveCount(0)
  await lookAtBothSizes(page, 'letter-after')
  await page.goto(new URL(readQrCode(bytes) ?? '').pathname)
  await expect(page.getByText('Carta auténtica y vigente')).toBeVisible()
  await lookAtBothSizes(page, 'letter-verified')
})

test('§5.13 rejecting takes the password, then a confirmation of its own', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(seats.url, seats.emails[1])
  await page.goto('/resultado/rechazar')
  await page.getByLabel('Su contraseña').fill('otra')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await lookAtBothSizes(page, 'reject-password')
  await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(heading(page)).toHaveText('Confirme que rechaza la plaza')
  await lookAtBothSizes(page, 'reject-confirm')
  await page.getByLabel('Entiendo que la decisión es irrevocable y rechazo la plaza').check()
  await page.getByRole('button', { name: 'Rechazar la plaza' }).click()
  await expect(page.getByText('Esta plaza fue rechazada')).toBeVisible()
})

test('§5.14 a resignation is written, signed, sent and acknowledged; the free seats make the next period', async ({ visitors }) => {
  test.setTimeout(120_000)
  visitors.provoke(/status of 4(15|22)/)
  const page = await visitors.open(seats.url, seats.emails[2])
  await accept(page)
  await page.goto('/resultado/renuncia')
  await expect(page.getByText(/Si la envía ahora: conserva su curso actual y podrá volver a concursar/)).toBeVisible()
  await lookAtBothSizes(page, 'resign-draft')
  await page.getByRole('button', { name: 'Guardar el texto' }).click()
  await expect(page.getByRole('link', { name: 'Imprimir mi renuncia' })).toBeVisible()
  await page.getByRole('link', { name: 'Subir y enviar' }).click()
  await expect(heading(page)).toHaveText('Enviar la renuncia firmada')
  const signed = await sharp({ create: { width: 850, height: 1100, channels: 3, background: '#f4f4f4' } }).jpeg().toBuffer()
  const send = async (name: string, mimeType: string, buffer: Buffer) => {
    await page.getByLabel('Documento firmado y digitalizado').setInputFiles({ name, mimeType, buffer })
    await page.getByLabel(/^Renuncio a la plaza y entiendo que/).check()
    await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Enviar la renuncia' }).click()
  }
  await send('renuncia.pdf', 'application/pdf', Buffer.from('Renuncio.'))
  await expect(page.getByRole('alert')).toContainText('no es un PDF ni un JPG')
  await lookAtBothSizes(page, 'resign-send')
  await send('renuncia.jpg', 'image/jpeg', signed)
  await expect(page.getByText('Enviada: espere el acuse de recepción')).toBeVisible()
  await lookAtBothSizes(page, 'resign-sent')

  const admin = await visitors.open(seats.url, 'admin1@efiser.demo')
  await admin.goto('/admin/renuncias')
  await lookAtBothSizes(admin, 'admin-resignations')
  await admin.getByRole('table').getByRole('link').click()
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

  await admin.goto(`/admin/expedientes/${seats.ids[0] ?? ''}/revocar`)
  await lookAtBothSizes(admin, 'admin-revoke')
  await admin.getByLabel(/Fraude detectado/).check()
  await admin.getByLabel('Qué se encontró y cómo se comprobó').fill('Suplantación comprobada')
  await admin.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await admin.getByRole('button', { name: 'Proponer la revocación' }).click()
  await expect(admin.getByText('Usted la propuso: decide otra persona')).toBeVisible()
  await lookAtBothSizes(admin, 'admin-revocation')
  await admin.goto('/admin/revocaciones')
  await lookAtBothSizes(admin, 'admin-revocations')
  await admin.goto('/admin/extranjeros')
  await lookAtBothSizes(admin, 'admin-foreign')
  await admin.goto(`/admin/extranjeros/${seats.foreignAward}`)
  await lookAtBothSizes(admin, 'admin-foreign-one')
  const foreigner = await visitors.open(seats.url, seats.foreignEmail)
  await foreigner.goto('/resultado')
  await expect(foreigner.getByText('Cúmplalos antes del plazo (§5.18)')).toBeVisible()
  await lookAtBothSizes(foreigner, 'foreign-result')

  await seats.afterAcceptance()
  await page.goto('/resultado')
  await expect(page.getByText('La consulta de resultados terminó')).toBeVisible()
  await admin.goto('/admin/siguiente-periodo')
  await lookAtBothSizes(admin, 'admin-next-period')
  await admin.getByRole('button', { name: 'Crear el borrador del periodo siguiente' }).click()
  await expect(admin).toHaveURL(/\/admin\/convocatorias\/borrador\//)
  await expect(admin.getByText(/Periodo 2/).first()).toBeVisible()
})
