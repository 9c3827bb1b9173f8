/** The administration after the last turno: everything marked, frozen, run, published, page by page. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { expectAccessible } from './axe.ts'
import { shoot } from './shoot.ts'

/** Marks all exams that are over, with one press. */
export async function markAllExams(page: Page, exams: number): Promise<void> {
  await page.goto('/admin/examenes')
  await page.getByRole('button', { name: `Calificar ${exams} exámenes terminados` }).click()
  await expect(page.getByText('Calificado', { exact: true })).toHaveCount(exams)
  await expect(page.getByText('Por calificar', { exact: true })).toHaveCount(0)
  await expectAccessible(page)
}

/** Freezes the input with the test beacon; one more than the first says why. The page of the run is open afterwards. */
export async function freezeInput(page: Page, reason?: string): Promise<void> {
  await page.goto('/admin/seleccion')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Revisar y congelar la entrada' }).click()
  await page.getByRole('button', { name: 'Congelar la entrada' }).click()
  await expect(page.getByRole('alert')).toContainText('Marque que las calificaciones ya no cambiarán')
  await expectAccessible(page)
  await page.getByLabel('FARO DE PRUEBA').check()
  if (reason !== undefined) await page.getByLabel('Por qué congela otra entrada').fill(reason)
  await page.getByLabel('Entiendo que las calificaciones quedan congeladas para todos los exámenes').check()
  await page.getByRole('button', { name: 'Congelar la entrada' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corrida de la selección')
  await expect(page.getByText('El faro aún no habla')).toBeVisible()
  await expectAccessible(page)
}

/**
 * Freezes the input, draws its lottery by the test beacon and runs the selection; the page of the run is open afterwards.
 * `waitForBeacon` moves the time of the demonstration past the beacon's moment.
 */
export async function freezeAndRun(page: Page, waitForBeacon: () => Promise<void>, reason?: string): Promise<void> {
  await freezeInput(page, reason)
  await page.goto('/sorteo')
  await expect(page.getByText('Comprometido, el faro aún no habla')).toHaveCount(1)
  await expectAccessible(page)
  await waitForBeacon()
  await page.goto('/admin/seleccion')
  await page.getByRole('link', { name: 'Ejecutar la corrida' }).click()
  await page.getByRole('button', { name: 'Registrar la ronda y sortear' }).click()
  await page.getByRole('button', { name: 'Ejecutar la selección' }).click()
  await expect(page.getByRole('link', { name: 'Publicar…' })).toBeVisible()
  await expectAccessible(page)
}

/** The bytes of a document of the run, as the administrator downloads them. */
export async function downloadDocument(page: Page, link: string): Promise<{ path: string, bytes: Buffer }> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: link, exact: true }).click()
  const path = await (await started).path()
  return { path, bytes: await readFile(path) }
}

/** From the page of the run: proposed by the first, published for good by the second, who is signed in on `other`. */
export async function publishRun(page: Page, other: Page): Promise<void> {
  await page.getByRole('link', { name: 'Publicar…' }).click()
  await confirmPublication(page, 'Proponer la publicación')
  await expect(page.getByText('Publicación propuesta por usted')).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'publicar-propuesta')
  await expect(page.getByRole('button', { name: 'Publicar los resultados' })).toHaveCount(0)
  await other.goto(page.url())
  await confirmPublication(other, 'Publicar los resultados')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Aceptación de plazas')
  await expectAccessible(other)
}

async function confirmPublication(page: Page, act: string): Promise<void> {
  await page.getByLabel('Escriba PUBLICAR para confirmar').fill('PUBLICAR')
  await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await expectAccessible(page)
  await page.getByRole('button', { name: act }).click()
}

/** A what-if run of a run that is frozen, other seats and another annulment at once; it is never called a result. */
export async function simulateOneSeatMore(page: Page, run: string): Promise<void> {
  await page.goto(`${run}/simulaciones`)
  await page.getByLabel('Curso').selectOption({ index: 1 })
  await page.getByLabel('Examen').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Ver plazas y reactivos' }).click()
  await page.getByRole('button', { name: 'Simular' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba qué pregunta esta simulación')
  await page.getByLabel('Qué pregunta').fill('Una plaza más')
  await page.getByRole('button', { name: 'Simular' }).click()
  await expect(page.getByRole('alert')).toContainText('cambie al menos una')
  const first = page.getByRole('group', { name: /^Plazas de/ }).getByRole('textbox').first()
  await first.fill(String(Number(await first.inputValue()) + 1))
  await page.getByRole('group', { name: /^Reactivos anulados/ }).getByRole('checkbox', { checked: false }).first().check()
  await expectAccessible(page)
  await shoot(page, 'simulaciones')
  await page.getByRole('button', { name: 'Simular' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SIMULACIÓN: Una plaza más')
  await expect(page.getByText('nunca puede publicarse')).toBeVisible()
  await expect(page.getByText('Anulado en la simulación')).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'simulacion')
}
