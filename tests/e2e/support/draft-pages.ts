/** A draft of a call that was copied: what is to be looked at, and its publication. */
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { lookAtBothSizes } from './look-at-both-sizes.ts'

/** From the page of the draft of a period without exams: what the copy left is looked at, then it is published. */
export async function publishDraft(page: Page): Promise<void> {
  const draft = page.url()
  const blocking = page.getByRole('listitem').filter({ hasText: 'Impide publicar' })
  await page.goto(`${draft}/cronograma`)
  await expect(page.getByText('Este periodo no tiene exámenes')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Agregar un examen' })).toHaveCount(0)
  await page.goto(draft)
  await expect(blocking.first()).toBeVisible()
  for (let left = await blocking.count(); left > 0; left -= 1) {
    await blocking.first().getByRole('link').first().click()
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('Quedó guardado')).toBeVisible()
    await page.goto(draft)
    await expect(blocking).toHaveCount(left - 1)
  }
  await lookAtBothSizes(page, 'next-period-draft')
  await page.getByRole('link', { name: 'Publicar…' }).click()
  await confirmPublication(page, 'Publicar la convocatoria')
  await expect(page.getByText('La convocatoria se publicó')).toBeVisible()
}

/** The two confirmations; `act` names the button. */
export async function confirmPublication(page: Page, act: string): Promise<void> {
  await page.getByLabel('Revisé lo que se publica y entiendo que no se retira').check()
  await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: act }).click()
}
