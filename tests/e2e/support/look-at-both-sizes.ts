/** A page at 1366 and at 390: accessible at both, no wider than a phone, and shot for whoever wants to look. */
import { expect, type Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAtWidth } from './axe.ts'
import { shoot } from './shoot.ts'

export async function lookAtBothSizes(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessibleAtWidth(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow, `${name} is wider than a phone`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1366, height: 768 })
  await shoot(page, name)
}
