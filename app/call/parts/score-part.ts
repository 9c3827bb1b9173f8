/** How the PI-IMSS is made, how a tie is broken, and what a publication gives. Convocatoria §4.3, §4.3.2, §5.2 */
import { z } from 'zod'
import { TIE_CRITERIA } from '#exam-engine/convocatoria/call-document.ts'
import { TIE_WORDS } from '#app/labels/call-words.ts'
import { definePart, share, type PartField } from './part.ts'

const tie = z.enum(TIE_CRITERIA, { error: 'Elija un criterio' })
const TIE_CHOICES = TIE_CRITERIA.map((value) => ({ value, label: TIE_WORDS[value] }))
const line = (name: string, label: string): PartField => ({ name, label, kind: 'line' })
const tieField = (name: string, label: string): PartField => ({ name, label, kind: 'select', choices: () => TIE_CHOICES })

const TYPES = ['descriptive', 'analytical', 'quasiExperimental', 'randomisedBlindedTrial'] as const

export const scorePart = definePart({
  title: 'Puntaje', lead: 'Los tres pesos suman 1.00 (§4.3). Después del último criterio decide el sorteo público.',
  fields: [
    line('efiser', 'Peso del EFISER'), line('postgraduateGrades', 'Peso de los grados'), line('enarm', 'Peso del ENARM'),
    line('publicationBonusMax', 'Máximo por publicaciones'),
    tieField('tie1', 'Empate: primero'), tieField('tie2', 'Empate: segundo'), tieField('tie3', 'Empate: tercero'),
    line('descriptive1', 'Artículo descriptivo, primera posición'), line('descriptive2', 'Segunda posición'),
    line('analytical1', 'Analítico, primera posición'), line('analytical2', 'Segunda posición'),
    line('quasiExperimental1', 'Cuasi experimental, primera posición'), line('quasiExperimental2', 'Segunda posición'),
    line('randomisedBlindedTrial1', 'Ensayo clínico, primera posición'),
    line('randomisedBlindedTrial2', 'Segunda posición'),
  ],
  schema: z.object({
    efiser: share, postgraduateGrades: share, enarm: share, publicationBonusMax: share, tie1: tie, tie2: tie, tie3: tie,
    descriptive1: share, descriptive2: share, analytical1: share, analytical2: share, quasiExperimental1: share,
    quasiExperimental2: share, randomisedBlindedTrial1: share, randomisedBlindedTrial2: share,
  }),
  read: ({ rules: { piImss, publicationPoints: { types } }, tieBreak }) => ({
    efiser: piImss.efiser, postgraduateGrades: piImss.postgraduateGrades, enarm: piImss.enarm,
    publicationBonusMax: piImss.publicationBonusMax,
    tie1: tieBreak[0] ?? '', tie2: tieBreak[1] ?? '', tie3: tieBreak[2] ?? '',
    ...Object.fromEntries(TYPES.flatMap((type) => [[`${type}1`, types[type].first], [`${type}2`, types[type].second]])),
  }),
  write: (document, _, value) => {
    const { rules } = document
    const { efiser, postgraduateGrades, enarm, publicationBonusMax } = value
    const { types } = rules.publicationPoints
    return {
      ...document, tieBreak: [value.tie1, value.tie2, value.tie3],
      rules: {
        ...rules,
        piImss: {
          ...rules.piImss, efiser, postgraduateGrades, enarm, publicationBonusMax,
          asPrinted: `${efiser} EFISER + ${postgraduateGrades} postgraduate grades + ${enarm} ENARM`,
        },
        publicationPoints: { ...rules.publicationPoints, types: {
          descriptive: { ...types.descriptive, first: value.descriptive1, second: value.descriptive2 },
          analytical: { ...types.analytical, first: value.analytical1, second: value.analytical2 },
          quasiExperimental: {
            ...types.quasiExperimental, first: value.quasiExperimental1, second: value.quasiExperimental2,
          },
          randomisedBlindedTrial: {
            ...types.randomisedBlindedTrial, first: value.randomisedBlindedTrial1, second: value.randomisedBlindedTrial2,
          },
        } },
      },
    }
  },
})
