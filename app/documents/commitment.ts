// The "carta compromiso" (§5.5–§5.7) as data: the page shows it and the PDF prints it from this one text, whose digest
// is kept with the acceptance. Own wording of the clauses that each obligation cites; dates come from the convocatoria.
import { formatDate, formatInstant, formatLongDate } from '#app/labels/format-time.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import { formatCalendarDate, type CalendarDate } from './describe-times.ts'

export interface CommitmentTerms {
  readonly category: 'mexican' | 'foreign'
  /** End of the consultation of results, §5.1: the last instant to accept is before it. */
  readonly acceptanceUntil: Instant
  /** §5.9.3 */
  readonly arrivesOn: CalendarDate
  /** §5.15, half-open: the last day to resign is the one before. */
  readonly resignUntil: Instant
  /** §5.17 */
  readonly competeAgainBefore: Instant
  /** §5.18 */
  readonly foreignTuitionBefore: Instant
}

export interface CommitmentObligation {
  /** "2.1": section and place in it. */
  readonly number: string
  readonly text: string
  /** "§5.4", in the order of the convocatoria. */
  readonly clauses: readonly string[]
}

export interface CommitmentSection {
  readonly heading: string
  readonly obligations: readonly CommitmentObligation[]
}

export interface Commitment {
  readonly introduction: string
  readonly sections: readonly CommitmentSection[]
  /** What accepting declares. */
  readonly declaration: string
}

type DraftSection = readonly [heading: string, obligations: readonly (readonly [text: string, ...clauses: string[]])[]]

/** The text that this resident accepts. Foreign residents have a section more (§5.18). */
export function composeCommitment(terms: CommitmentTerms): Commitment {
  const drafts = [
    draftSeat(terms), draftLetter(terms), draftResignation(terms), draftIntegrity(),
    ...(terms.category === 'foreign' ? [draftForeign(terms)] : []),
  ]
  return {
    introduction: 'Lea cada apartado antes de aceptar. Esta carta es su compromiso con el nuevo curso de '
      + 'especialización; entre paréntesis está el apartado de la convocatoria que lo establece.',
    sections: drafts.map(([heading, obligations], section) => ({
      heading: `${section + 1}. ${heading}`,
      obligations: obligations.map(([text, ...clauses], place) => (
        { number: `${section + 1}.${place + 1}`, text, clauses })),
    })),
    declaration: 'He leído la carta completa, entiendo lo que establece y la acepto por decisión propia.',
  }
}

/** Hex SHA-256 of the text: what the audit row of an acceptance names. */
export function commitmentSha256(commitment: Commitment): string {
  return sha256Hex(canonicalJson(commitment))
}

function draftSeat({ acceptanceUntil }: CommitmentTerms): DraftSection {
  return ['La plaza y la sede que acepto', [
    ['Acepto la plaza del curso, la sede y, en su caso, la subsede que se me asignaron. Evalué mi situación personal '
      + 'y sé que no hay cambios de sede ni de subsede.', '§5.4'],
    ['Revisé con detenimiento esta carta y no la acepto como una formalidad.', '§5.5'],
    ['Me comprometo a cumplir los estándares de excelencia que mi formación requiere.', '§5.6'],
    [`Sé que solo puedo aceptar esta carta antes del ${formatInstant(acceptanceUntil)}. Si no la acepto, no podré `
      + 'descargar la carta de aceptación y se considerará que rechacé la plaza, sin reversión ni réplica.',
      '§5.3', '§5.7'],
  ]]
}

function draftLetter({ arrivesOn }: CommitmentTerms): DraftSection {
  const arrival = formatCalendarDate(arrivesOn)
  return ['La carta de aceptación y mi llegada a la sede', [
    ['Descargaré la carta de aceptación en PDF cuando se emita. El sistema la emite una sola vez, sin copias ni '
      + 'reimpresiones; la guardaré en un lugar seguro y no en un teléfono o una tableta.', '§5.8', '§5.10', '§5.11'],
    ['Imprimiré y firmaré tres copias: una para mi Coordinador Clínico de Educación e Investigación en Salud o Jefe de '
      + 'Educación en Salud actual, una para mí y una para mi nueva sede.', '§5.9', '§5.9.1', '§5.9.2', '§5.9.3'],
    [`Me presentaré el ${arrival} en mi nueva sede y OOAD con la tercera copia, y completaré mis trámites.`,
      '§5.9.3', '§5.12'],
    ['Si no me presento dentro de la vigencia de la carta, cada día transcurrido desde esa fecha contará como falta '
      + 'injustificada, lo que puede terminar en mi baja definitiva como médico residente del IMSS.', '§5.12'],
  ]]
}

function draftResignation({ resignUntil, competeAgainBefore }: CommitmentTerms): DraftSection {
  const lastDay = formatLongDate(instant(resignUntil - 1))
  return ['Si después decido renunciar', [
    ['Lo notificaré por escrito al Titular de la División de Formación de Recursos Humanos para la Salud: un '
      + 'documento claro, firmado y digitalizado, enviado a los correos de la convocatoria con el asunto que ella '
      + 'indica.',
      '§5.14', '§5.14.1', '§5.14.2', '§5.14.3', '§5.14.4', '§5.14.5'],
    ['Mi constancia será el correo que confirme la recepción; sin él no daré por hecha la renuncia.', '§5.14.6'],
    [`Hasta el ${lastDay}, inclusive, puedo renunciar y permanecer en el curso en el que estoy inscrito.`, '§5.15'],
    ['Si renuncio después de ese día, renuncio también a mi estatus de médico residente del IMSS.', '§5.16'],
    ['Solo podré concursar en periodos de selección posteriores si mi renuncia quedó completa antes del '
      + `${formatDate(competeAgainBefore)}.`, '§5.17'],
  ]]
}

function draftIntegrity(): DraftSection {
  return ['Integridad', [
    ['La información que di en mi registro es verdadera. Si se detecta fraude, incluso después de la selección, '
      + 'pierdo la plaza en el momento en que se detecte.', '§2.2 E', '§3.1 D'],
  ]]
}

function draftForeign({ foreignTuitionBefore }: CommitmentTerms): DraftSection {
  return ['Residentes extranjeros', [
    [`Pagaré la matrícula IMSS antes del ${formatDate(foreignTuitionBefore)}.`, '§5.18'],
    ['Mantendré regularizado mi estatus migratorio.', '§5.18'],
    ['Si incumplo lo anterior, seré dado de baja tanto del curso prerrequisito como del curso de rama asignado.',
      '§5.18'],
  ]]
}
