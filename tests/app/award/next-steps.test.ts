import { expect, test } from 'vitest'
import { nextSteps } from '#app/award/next-steps.ts'
import { publishedRules } from '#tests/exam-engine/convocatoria/published-rules.ts'

const { windows } = publishedRules()

test('§5.9.1 §5.9.2 §5.9.3 each of the three copies has its step, with the dates of the call', () => {
  const steps = nextSteps(windows, 'mexican')
  const of = (clause: string) => steps.find(({ clauses }) => clauses.includes(clause))
  expect(of('§5.9.1')?.title).toBe('Antes del viernes 1 de marzo de 2024: entregue la primera')
  expect(of('§5.9.2')?.text).toContain('respaldo personal')
  expect(of('§5.9.3')).toMatchObject({ title: 'El viernes 1 de marzo de 2024: presente la tercera' })
  expect(of('§5.12')?.text).toContain('falta injustificada')
  expect(of('§5.14')?.text).toMatch(/hasta el jueves 29 de febrero de 2024 .* antes del 12 de febrero de 2024/)
  expect(of('§5.18')).toBeUndefined()
})

test('§5.18 a foreign resident has a step more, with the last day that counts', () => {
  const step = nextSteps(windows, 'foreign').find(({ clauses }) => clauses === '§5.18')
  expect(step?.title).toContain('viernes 29 de marzo de 2024')
})

test('§5.9.3 another call has its own dates', () => {
  const moved = { ...windows, arrivalAtNewSede: { ...windows.arrivalAtNewSede, on: '2025-03-03' } }
  expect(nextSteps(moved, 'mexican').map(({ title }) => title).join('\n')).toContain('lunes 3 de marzo de 2025')
})
