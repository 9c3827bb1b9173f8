/** What an uploaded picture may be, which articles count and which never do. Convocatoria §4.3, §4.3.1, §4.3.2 */
import { z } from 'zod'
import { LARGEST_PICTURE_BYTES } from '#exam-engine/convocatoria/check-articles.ts'
import { CRITERIA, EXCLUSIONS } from '#exam-engine/publications/judgement.ts'
import { countOf, definePart, lineOf, type PartField } from './part.ts'

const LEAST_BYTES = 51_200
const BYTES = `Escriba de ${LEAST_BYTES} a ${LARGEST_PICTURE_BYTES} bytes: 409600 son 400 kb`
const TYPES = ['descriptive', 'analytical', 'quasiExperimental', 'randomisedBlindedTrial'] as const
const TYPE_LABELS: Record<typeof TYPES[number], string> = {
  descriptive: 'Descriptivo', analytical: 'Analítico', quasiExperimental: 'Cuasi experimental',
  randomisedBlindedTrial: 'Ensayo clínico',
}
const CODES = [...CRITERIA, ...EXCLUSIONS]

const EXAMPLES = 'Escriba al menos un ejemplo, uno por renglón'
const examples = z.string({ error: EXAMPLES }).max(2_000, EXAMPLES)
  .transform((text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))
  .refine((lines) => lines.length > 0, EXAMPLES)
const wording = lineOf('Escriba el criterio: quien evalúa y quien se registra lo leen', 500)

const textField = (name: string, label: string): PartField => ({ name, label, kind: 'line' })

export const articlesPart = definePart({
  title: 'Publicaciones', lead: 'Cuánto suma cada artículo está en Puntaje; hasta qué fecha se publica, en Fechas.',
  fields: [
    {
      name: 'maxBytes', label: 'Tamaño máximo de la imagen, en bytes', kind: 'number',
      hint: 'Un solo JPG con todos los artículos (§4.3). 409600 bytes son 400 kb.',
    },
    ...TYPES.map((type): PartField => ({
      name: type, label: `${TYPE_LABELS[type]}: ejemplos`, kind: 'area', rows: 5, hint: 'Uno por renglón (§4.3.2)',
    })),
    ...CRITERIA.map((code) => textField(code, `${code}: se cumple`)),
    ...EXCLUSIONS.map((code) => textField(code, `${code}: no se considera`)),
  ],
  schema: z.object({
    maxBytes: countOf(BYTES, LEAST_BYTES, LARGEST_PICTURE_BYTES),
    descriptive: examples, analytical: examples, quasiExperimental: examples, randomisedBlindedTrial: examples,
    ...Object.fromEntries(CODES.map((code) => [code, wording])) as Record<typeof CODES[number], typeof wording>,
  }),
  read: ({ rules: { publicationFile, publicationPoints: { types, criteria, notCounted } } }) => ({
    maxBytes: String(publicationFile.maxBytes),
    ...Object.fromEntries(TYPES.map((type) => [type, types[type].examples.join('\n')])),
    ...Object.fromEntries([...criteria, ...notCounted].map(({ code, text }) => [code, text])),
  }),
  write: (document, _, value) => {
    const { rules } = document
    const { types, criteria, notCounted } = rules.publicationPoints
    const worded = <Coded extends { code: string, text: string }>(row: Coded): Coded => {
      const code = CODES.find((one) => one === row.code)
      return code === undefined ? row : { ...row, text: value[code] }
    }
    return {
      ...document,
      rules: {
        ...rules,
        publicationFile: { ...rules.publicationFile, maxBytes: value.maxBytes },
        publicationPoints: {
          ...rules.publicationPoints, criteria: criteria.map(worded), notCounted: notCounted.map(worded),
          types: {
            descriptive: { ...types.descriptive, examples: value.descriptive },
            analytical: { ...types.analytical, examples: value.analytical },
            quasiExperimental: { ...types.quasiExperimental, examples: value.quasiExperimental },
            randomisedBlindedTrial: { ...types.randomisedBlindedTrial, examples: value.randomisedBlindedTrial },
          },
        },
      },
    }
  },
})
