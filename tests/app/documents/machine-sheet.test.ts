/** The sheet of a sede's machines: what it says follows from its list, and nobody is left out over pages. */
import { expect, test } from 'vitest'
import { renderMachineSheet, type MachineSheetData } from '#app/documents/machine-sheet.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { readPdf } from './read-pdf.ts'

const AT = instant('2024-01-22T10:00:00-06:00')

const sheet = (change: Partial<MachineSheetData> = {}): MachineSheetData => ({
  isDemo: false, sede: { code: 'HGZ1', name: 'Hospital General de Zona 1', city: 'La Paz' },
  machines: [
    { label: 'Aula 2, equipo 14', device: '0a1b2c3d', result: 'pass', word: 'Bien', at: AT, notes: [] },
    { label: 'Aula 2, equipo 15', device: '4e5f6a7b', result: 'fail', word: 'Falla', at: AT,
      notes: ['Guardado en este equipo: No se pudo escribir y leer un registro'] },
  ],
  certified: 1, certifiedDays: 30, rehearsals: 1, lastRehearsalAt: AT, mostCandidates: 1, issuedAt: AT, ...change,
})

test('a sede with as many machines as candidates and a rehearsal is ready; one less of either and it is not', async () => {
  const textOf = async (change: Partial<MachineSheetData>) => (await readPdf(await renderMachineSheet(sheet(change)))).text
  expect(await textOf({})).toContain('La sede está lista')
  expect(await textOf({ mostCandidates: 2 })).toContain('La sede aún no está lista')
  expect(await textOf({ mostCandidates: 2 })).toContain('faltan 1 equipos')
  expect(await textOf({ rehearsals: 0, lastRehearsalAt: null })).toContain('La sede aún no está lista')
  expect(await textOf({ machines: [], certified: 0 })).toContain('Ningún equipo se ha comprobado todavía.')
})

test('each machine stands in it with its result and what is not right, over as many pages as it takes', async () => {
  const [, failing] = sheet().machines
  if (failing === undefined) throw new Error('no machine')
  const machines = Array.from({ length: 80 }, (_, index) => ({ ...failing, label: `Equipo ${String(index + 1)} fin` }))
  const { text, pages, isTagged } = await readPdf(await renderMachineSheet(sheet({ machines })))
  expect(pages.length).toBeGreaterThan(1)
  expect(isTagged).toBe(true)
  for (const { label } of machines) expect(text).toContain(label)
  expect(text).toContain('No se pudo escribir y leer un registro')
})
