/** The addition that a resident reads in the own result, read as text and done again in whole millionths. */
import { expect, type Page } from '@playwright/test'

export interface ShownBreakdown {
  /** Criterion to its mark, e.g. "87.5000". */
  marks: Record<'efiser' | 'grades' | 'enarm' | 'bonus', string>
  sum: string
}

const CRITERIA = ['efiser', 'grades', 'enarm', 'bonus'] as const

/** Reads the table and fails where a product or the sum is not what it says. Convocatoria §4.3 */
export async function readBreakdown(page: Page): Promise<ShownBreakdown> {
  const table = page.getByRole('table', { name: 'Desglose de su PI-IMSS' })
  await expect(table).toBeVisible()
  const rows = await table.locator('tbody tr').evaluateAll((lines) => lines.map((line) =>
    [...line.querySelectorAll('td')].map((cell) => cell.textContent)))
  expect(rows).toHaveLength(CRITERIA.length)
  const lines = rows.map(([mark = '', weight = '', points = '']) =>
    ({ mark, weight: weight.replace('× ', ''), points }))
  expect(lines.map(({ weight }) => weight)).toEqual(['0.63', '0.27', '0.10', ''])
  for (const { mark, weight, points } of lines) {
    const factor = weight === '' ? 1_000_000n : millionths(weight)
    expect(millionths(points), `${mark} × ${weight}`).toBe(millionths(mark) * factor / 1_000_000n)
  }
  const sum = await table.locator('tfoot td').innerText()
  expect(millionths(sum), 'the sum').toBe(lines.reduce((total, { points }) => total + millionths(points), 0n))
  const [efiser = '', grades = '', enarm = '', bonus = ''] = lines.map(({ mark }) => mark)
  return { marks: { efiser, grades, enarm, bonus }, sum }
}

/** "87.5" as 87500000n; throws on more than six decimals. */
function millionths(text: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text)
  if (match === null) throw new RangeError(`not a figure of at most six decimals: ${text}`)
  return BigInt(match[1] ?? '') * 1_000_000n + BigInt((match[2] ?? '').padEnd(6, '0'))
}
