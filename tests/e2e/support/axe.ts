/** What axe finds on a page against WCAG 2.2 AA and its own best practices. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * React Aria says there what a button is about while it works, by pointing at the button; the words stay for seven
 * seconds, the button may not.
 */
const ANNOUNCER = '[data-live-announcer]'

/** What can differ between a desktop and a phone in the same colours: the rest of the rules was asked at the other size. */
const RULES_OF_WIDTH = ['target-size', 'scrollable-region-focusable', 'region', 'link-name', 'button-name', 'label', 'aria-hidden-focus']

/** Fails with each rule that is broken and the element that breaks it. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingBroken(page, { type: 'tag', values: RULES })
}

/** The same of a page that was found accessible at another width, in the same colours. */
export async function expectAccessibleAtWidth(page: Page): Promise<void> {
  await expectNothingBroken(page, { type: 'rule', values: RULES_OF_WIDTH })
}

async function expectNothingBroken(page: Page, runOnly: { type: 'tag' | 'rule', values: string[] }): Promise<void> {
  // Without what passed and without a blank page for frames of other origins, which we have none of: a third of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode()
    .options({ runOnly, resultTypes: ['violations'] }).exclude(ANNOUNCER).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  expect(found, page.url()).toEqual([])
}
