/** The supervisor at the door: one candidate found on the board, the three checks of Convocatoria §3.1 C, admitted. */
import { expect, type Locator, type Page } from '@playwright/test'

const CHECKS = [
  'Muestra su solicitud impresa', 'Muestra identificación oficial', 'La persona corresponde a los documentos',
]

/** `page` is signed in as the supervisor of the sede; it stays on the board, with nobody chosen. */
export async function admitCandidate(page: Page, folio: string): Promise<void> {
  await page.getByRole('searchbox').fill(folio)
  await page.getByRole('searchbox').press('Enter')
  const panel = page.getByRole('complementary').filter({ hasText: folio })
  for (const check of CHECKS) await panel.getByLabel(check).check()
  await panel.getByRole('button', { name: 'Admitir' }).click()
  await expect(panel.getByRole('button', { name: 'Admitir' })).toBeHidden()
  await panel.getByRole('link', { name: 'Cerrar' }).click()
  await expect(tileOf(page, folio)).toContainText('En sala')
}

/** The tile of one candidate on the board. */
export function tileOf(page: Page, folio: string): Locator {
  return page.locator('a[id^=aspirante-]').filter({ hasText: folio })
}
