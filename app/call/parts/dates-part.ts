/** Every date of a call that is no exam. Hours are of the centre. Convocatoria §2.1, §5.1, §5.15, §5.17, §5.18 */
import { z } from 'zod'
import { toTyped, typedMoment } from '../central-time.ts'
import { definePart, type PartField } from './part.ts'

const DAY = 'Escriba la fecha, por ejemplo 2025-02-07'
const day = z.iso.date({ error: DAY })
const moment = (name: string, label: string): PartField => ({ name, label, kind: 'moment' })
const dayField = (name: string, label: string): PartField => ({ name, label, kind: 'day' })

export const datesPart = definePart({
  title: 'Fechas', lead: 'Horas del centro. Un plazo incluye su primer instante y no el último.',
  fields: [
    moment('publishedAt', 'Publicación de la convocatoria'),
    moment('registrationFrom', 'Registro: abre (§2.1)'), moment('registrationUntil', 'Registro: cierra (§2.1)'),
    moment('printFrom', 'Impresión de la solicitud: desde (§2.1 C)'),
    moment('printUntil', 'Impresión de la solicitud: hasta (§2.1 C)'),
    dayField('cutoff', 'Artículos publicados antes del (§4.3.1.6)'),
    dayField('publishOn', 'Día de los resultados (§5.1)'), moment('resultsFrom', 'Hora de los resultados (§5.1)'),
    moment('resultsUntil', 'Cierre de consulta y aceptación (§5.1)'),
    moment('competeAgain', 'Renuncia para volver a concursar: antes de (§5.17)'),
    moment('keepCourse', 'Renuncia conservando el curso actual: antes de (§5.15)'),
    dayField('arrival', 'Presentación en la nueva sede (§5.9.3)'),
    moment('tuition', 'Pago de matrícula de extranjeros: antes de (§5.18)'),
  ],
  schema: z.object({
    publishedAt: typedMoment, registrationFrom: typedMoment, registrationUntil: typedMoment, printFrom: typedMoment,
    printUntil: typedMoment, cutoff: day, publishOn: day, resultsFrom: typedMoment, resultsUntil: typedMoment,
    competeAgain: typedMoment, keepCourse: typedMoment, arrival: day, tuition: typedMoment,
  }),
  read: ({ rules: { publishedAt, publicationCutoff, windows: w }, resultsFrom }) => ({
    publishedAt: toTyped(publishedAt), registrationFrom: toTyped(w.registration.from),
    registrationUntil: toTyped(w.registration.until), printFrom: toTyped(w.printApplication.from),
    printUntil: toTyped(w.printApplication.until), cutoff: publicationCutoff.before, publishOn: w.results.publishOn,
    resultsFrom: toTyped(resultsFrom), resultsUntil: toTyped(w.results.until),
    competeAgain: toTyped(w.resignToCompeteAgain.before), keepCourse: toTyped(w.resignKeepingCurrentCourse.until),
    arrival: w.arrivalAtNewSede.on, tuition: toTyped(w.foreignTuition.until),
  }),
  write: (document, _, value) => {
    const { rules } = document
    const { windows: w } = rules
    return {
      ...document, resultsFrom: value.resultsFrom,
      rules: {
        ...rules, publishedAt: value.publishedAt,
        publicationCutoff: { ...rules.publicationCutoff, before: value.cutoff },
        windows: {
          registration: { ...w.registration, from: value.registrationFrom, until: value.registrationUntil },
          printApplication: { ...w.printApplication, from: value.printFrom, until: value.printUntil },
          results: { ...w.results, publishOn: value.publishOn, until: value.resultsUntil },
          resignToCompeteAgain: { ...w.resignToCompeteAgain, before: value.competeAgain },
          resignKeepingCurrentCourse: { ...w.resignKeepingCurrentCourse, until: value.keepCourse },
          arrivalAtNewSede: { ...w.arrivalAtNewSede, on: value.arrival },
          foreignTuition: { ...w.foreignTuition, until: value.tuition },
        },
      },
    }
  },
})
