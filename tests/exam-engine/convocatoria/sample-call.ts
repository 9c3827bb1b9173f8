// The published call as a whole document: real rules and texts, two sedes, one pool per course.
import { readFileSync } from 'node:fs'
import { TIE_CRITERIA, parseCallDocument, type CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { publishedJson, publishedRules } from './published-rules.ts'

const TEXTS = new URL('../../../db/demo/data/convocatoria-textos.json', import.meta.url)

/** A fresh copy, for tests that bend it. */
export function sampleCall(): CallDocument {
  const { courses, cronograma } = publishedRules()
  const parsed = parseCallDocument({
    title: 'Cursos de rama 2024-2025', rules: publishedJson(), resultsFrom: '2024-02-09T16:00:00-06:00',
    tieBreak: [...TIE_CRITERIA], texts: JSON.parse(readFileSync(TEXTS, 'utf8')) as unknown,
    exams: cronograma.map(({ ceme, grade }) => ({ ceme, grade, itemCount: 100, researchCount: 20 })),
    sedes: ['HE-UNO', 'HE-DOS'].map((code) => ({
      code, name: `Hospital ${code}`, city: 'León', ooad: 'UMAE', timeZone: 'America/Mexico_City',
    })),
    pools: courses.map(({ cer }) => ({ cer, sede: 'HE-UNO', subsede: null, seats: 2, foreignMax: null })),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.detail))
  return parsed.value
}
