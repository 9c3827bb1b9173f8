/** To whom a resignation is written and sent, with which subject, and what makes it count. Convocatoria §5.14 */
import { z } from 'zod'
import { isMailbox, mailboxesIn, SUBJECT_NAMES } from '#exam-engine/convocatoria/check-resignation.ts'
import { definePart, lineOf } from './part.ts'

const SUBJECT = `Escriba el asunto con ${SUBJECT_NAMES.join(' y ')}: ahí van el curso y el nombre de quien renuncia`
const MAILBOXES = 'Escriba al menos un correo, uno por renglón, por ejemplo residencias@imss.gob.mx'

export const resignationPart = definePart({
  title: 'Renuncias', lead: 'Los plazos para renunciar (§5.15, §5.17) están en Fechas.',
  fields: [
    { name: 'addressee', label: 'A quién se dirige (§5.14.1)', kind: 'line' },
    { name: 'mailboxes', label: 'Correos a los que se envía (§5.14.4)', kind: 'area', rows: 3, hint: 'Uno por renglón' },
    {
      name: 'subjectTemplate', label: 'Asunto (§5.14.5)', kind: 'line',
      hint: `${SUBJECT_NAMES.join(' y ')} se cambian por los de cada persona.`,
    },
    { name: 'countsFrom', label: 'Desde cuándo cuenta (§5.14.6)', kind: 'line', hint: 'Por ejemplo: acuse de recibo' },
  ],
  schema: z.object({
    addressee: lineOf('Escriba el cargo de quien la recibe'),
    mailboxes: z.string({ error: MAILBOXES }).max(1_000, MAILBOXES).transform(mailboxesIn)
      .superRefine((lines, context) => {
        if (lines.length === 0) context.addIssue({ code: 'custom', message: MAILBOXES })
        const wrong = lines.find((line) => !isMailbox(line))
        if (wrong !== undefined) context.addIssue({ code: 'custom', message: `«${wrong}» no es un correo. ${MAILBOXES}` })
      }),
    subjectTemplate: lineOf(SUBJECT).refine((text) => SUBJECT_NAMES.every((name) => text.includes(name)), SUBJECT),
    countsFrom: lineOf('Escriba desde cuándo cuenta la renuncia'),
  }),
  read: ({ rules: { resignation: { addressee, mailboxes, subjectTemplate, countsFrom } } }) => ({
    addressee, subjectTemplate, countsFrom, mailboxes: mailboxesIn(mailboxes).join('\n'),
  }),
  write: (document, _, { mailboxes, ...said }) => ({
    ...document, rules: {
      ...document.rules, resignation: { ...document.rules.resignation, ...said, mailboxes: mailboxes.join(', ') },
    },
  }),
})
