/**
 * The published call that the demo runs on: the real one of the first period of
 * 2024-2025, and the aviso that fixes the hour of its results (Convocatoria §5.1).
 */
import { readFileSync } from 'node:fs'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import type { CallText } from '#exam-engine/convocatoria/call-document.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { instant } from '#exam-engine/kernel/time.ts'

export const CALL_TITLE =
  'Cursos de Especialización de Entrada Indirecta o Rama, ciclo académico 2024-2025, primer periodo'

/** The call gives the day, not the hour. */
export const RESULTS_FROM_BY_AVISO = instant('2024-02-09T16:00:00-06:00')

/** The wording of the call, clause by clause: of persons their office alone. */
export function readCallTexts(): CallText[] {
  return readJson('convocatoria-textos.json') as CallText[]
}

/** What the coordination told everybody beside the call; the second corrects the first. Convocatoria §5.19 */
export const AVISOS = [
  {
    title: 'Hora de publicación de los resultados', clause: '5.1', visibleFrom: instant('2024-01-15T09:00:00-06:00'),
    body: 'Los resultados del proceso de selección se publican el viernes 9 de febrero de 2024 a las 14:00 horas.',
    corrects: null,
  },
  {
    title: 'Corrección: hora de publicación de los resultados', clause: '5.1',
    visibleFrom: instant('2024-01-18T12:00:00-06:00'),
    body: 'Los resultados se publican el viernes 9 de febrero de 2024 a las 16:00 horas (hora del centro). '
      + 'El periodo de consulta y aceptación no cambia: termina el lunes 12 de febrero a las 10:00 horas.',
    corrects: 1,
  },
  {
    title: 'Llegue con tiempo a su examen', clause: '3.1 C', visibleFrom: instant('2024-01-22T10:00:00-06:00'),
    body: 'La entrada abre 30 minutos antes de cada turno. Presente su solicitud impresa y su identificación oficial '
      + 'ante el supervisor de su sede. Desde hoy puede comprobar el equipo y ensayar con reactivos de muestra.',
    corrects: null,
  },
] as const

export interface Call {
  rules: ConvocatoriaRules
  /** Canonical JSON of the rules as published; parseRules reads it again. */
  text: string
}

/** Throws when the product's own file is not a rule set. */
export function readCall(): Call {
  const published = readJson('convocatoria-rama-2024-2025.json')
  const parsed = parseRules(published)
  if (!parsed.ok) throw new Error(`convocatoria-rama-2024-2025.json: ${JSON.stringify(parsed.detail)}`)
  return { rules: parsed.value, text: canonicalJson(published) }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8'))
}
