/** The wording of the call, clause by clause. */
import { z } from 'zod'
import { CLAUSE_FORM, type CallText } from '#exam-engine/convocatoria/call-document.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { definePart, dropRow, lineOf, putRow } from './part.ts'

const CLAUSE = 'Escriba la cláusula con números y puntos, por ejemplo 5.1 o 3.1 C'
const keyOf = ({ clause }: CallText) => clause

export const textsPart = definePart({
  title: 'Textos', lead: 'Cada cláusula tiene su propia dirección en la página pública.',
  fields: [
    { name: 'clause', label: 'Cláusula', kind: 'line' },
    { name: 'title', label: 'Título', kind: 'line', optional: true },
    { name: 'text', label: 'Texto', kind: 'area', optional: true, hint: 'Deje un renglón vacío entre párrafos.' },
  ],
  schema: z.object({
    clause: z.string({ error: CLAUSE }).trim().regex(CLAUSE_FORM, CLAUSE), title: lineOf('Escriba el título').optional(),
    text: z.string().max(8_000, 'Use como máximo 8000 caracteres').refine(isStorable, NOT_STORABLE).default('')
      .transform((text) => text.replaceAll('\r\n', '\n')),
  }),
  list: {
    noun: 'una cláusula', headers: ['Cláusula', 'Título', 'Texto'],
    rows: ({ texts }) => texts.map(({ clause, title, text }) => ({
      key: clause, cells: [clause, title ?? '', text.length > 120 ? `${text.slice(0, 120)}…` : text],
    })),
    remove: (document, key) => ({ ...document, texts: dropRow(document.texts, keyOf, key) }),
  },
  read: ({ texts }, key) => {
    if (key === null) return {}
    const text = texts.find((one) => one.clause === key)
    return text === undefined ? undefined : { clause: text.clause, title: text.title ?? '', text: text.text }
  },
  write: (document, key, { title, ...text }) => ({
    ...document,
    texts: inOrder(putRow(document.texts, keyOf, key, { ...text, ...title === undefined ? {} : { title } })),
  }),
})

/** By number, so that 5.10 follows 5.9, and a clause its chapter. */
function inOrder(texts: readonly CallText[]): CallText[] {
  return texts.toSorted((a, b) => a.clause.localeCompare(b.clause, 'es', { numeric: true }))
}
