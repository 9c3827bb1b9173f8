/** Says why scores are needed, as a person of staff does by the keyboard, and comes back to where they are shown. */
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'

/** `link` leads to the reason from the page that is open. */
export async function sayReason(page: Page, purpose: string, link = 'Decir el motivo…'): Promise<void> {
  const back = new URL(page.url()).pathname
  await page.getByRole('link', { name: link }).first().press('Enter')
  await expect(page.getByRole('button', { name: 'Registrar el motivo y ver' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(purpose).press('Space')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Prueba de extremo a extremo, oficio 12')
  await page.getByRole('button', { name: 'Registrar el motivo y ver' }).press('Enter')
  await expect(page).toHaveURL((url) => url.pathname.startsWith(back))
  await expect(page.getByText('Abierto hasta las').or(page.getByRole('link', { name: 'Entrada', exact: true })).first()).toBeVisible()
}
