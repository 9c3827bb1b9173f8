/** The parts of a call by their name in the address, in the order in which one writes a call. */
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'
import { articlesPart } from './articles-part.ts'
import { coursesPart } from './courses-part.ts'
import { datesPart } from './dates-part.ts'
import { examsPart } from './exams-part.ts'
import { factsPart } from './facts-part.ts'
import type { AnyPart } from './part.ts'
import { resignationPart } from './resignation-part.ts'
import { scorePart } from './score-part.ts'
import { seatsPart } from './seats-part.ts'
import { sedesPart } from './sedes-part.ts'
import { textsPart } from './texts-part.ts'

export const EDITORS: Readonly<Record<CallPart, AnyPart>> = {
  datos: factsPart, fechas: datesPart, cursos: coursesPart, cronograma: examsPart, sedes: sedesPart, plazas: seatsPart,
  puntaje: scorePart, articulos: articlesPart, renuncia: resignationPart, textos: textsPart,
}

export function isPart(name: string | undefined): name is CallPart {
  return name !== undefined && Object.hasOwn(EDITORS, name)
}
