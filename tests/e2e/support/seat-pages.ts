/** What a resident does with the own seat, page by page: accept, get the letter, reject, resign. */
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { heading } from './exam-page.ts'
import { lookAtBothSizes } from './look-at-both-sizes.ts'

/** From the result to the carta compromiso, read and accepted; the page of the letter is open afterwards. §5.4-§5.6 */
export async function acceptSeat(page: Page): Promise<void> {
  await page.goto('/resultado')
  await page.getByRole('button', { name: 'ACEPTO SEDE' }).click()
  await expect(heading(page)).toHaveText('Carta compromiso')
  await page.getByLabel('Leí la carta compromiso completa y la acepto').check()
  await page.getByRole('button', { name: 'Aceptar la carta compromiso' }).click()
  await expect(heading(page)).toHaveText('Carta de aceptación')
}

/** The server issues the letter, and the line breaks before a byte of it arrives. */
export async function breakNextDownload(page: Page): Promise<void> {
  await page.route('**/resultado/carta.pdf', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  }, { times: 1 })
}

export async function downloadFrom(page: Page, control: Locator): Promise<Buffer> {
  const started = page.waitForEvent('download')
  await control.click()
  return readFile(await (await started).path())
}

/** By a wrong password first, which is refused; then a confirmation of its own. §5.13 */
export async function rejectSeat(page: Page): Promise<void> {
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
}

/** Written, signed, digitised and sent; a file that is no document is refused first. §5.14 */
export async function sendResignation(page: Page): Promise<void> {
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
}
