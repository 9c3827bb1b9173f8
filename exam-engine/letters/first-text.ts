/**
 * Version 1 of the letters' text: own wording of the clauses that each paragraph cites. The carta compromiso is written
 * from here (app/documents/commitment.ts); a call's own versions begin at 2, and must cite what this one cites.
 */
import type { LetterParagraph, LetterText, PartName } from './letter-text.ts'

type Written = readonly [text: string, ...clauses: string[]]

const inPart = (part: PartName, ...written: Written[]): LetterParagraph[] =>
  written.map(([text, ...clauses]) => ({ part, text, clauses }))

const COMMITMENT: LetterText = [
  ...inPart('commitment.introduction', [
    'Lea cada apartado antes de aceptar. Esta carta es su compromiso con el nuevo curso de '
    + 'especialización; entre paréntesis está el apartado de la convocatoria que lo establece.',
  ]),
  ...inPart('commitment.facts',
    ['Nombre: {{nombre}}'], ['Folio: {{folio}}'], ['Matrícula: {{matricula}}'], ['Curso de rama (CER): {{cer}}'],
    ['Sede asignada: {{sede}}'], ['Subsede: {{subsede}}']),
  ...inPart('commitment.seat',
    ['Acepto la plaza del curso, la sede y, en su caso, la subsede que se me asignaron. Evalué mi situación personal '
      + 'y sé que no hay cambios de sede ni de subsede.', '5.4'],
    ['Revisé con detenimiento esta carta y no la acepto como una formalidad.', '5.5'],
    ['Me comprometo a cumplir los estándares de excelencia que mi formación requiere.', '5.6'],
    ['Sé que solo puedo aceptar esta carta antes del {{cierre_aceptacion}}. Si no la acepto, no podré '
      + 'descargar la carta de aceptación y se considerará que rechacé la plaza, sin reversión ni réplica.',
    '5.3', '5.7']),
  ...inPart('commitment.letter',
    ['Descargaré la carta de aceptación en PDF cuando se emita. El sistema la emite una sola vez, sin copias ni '
      + 'reimpresiones; la guardaré en un lugar seguro y no en un teléfono o una tableta.', '5.8', '5.10', '5.11'],
    ['Imprimiré y firmaré tres copias: una para mi Coordinador Clínico de Educación e Investigación en Salud o Jefe de '
      + 'Educación en Salud actual, una para mí y una para mi nueva sede.', '5.9', '5.9.1', '5.9.2', '5.9.3'],
    ['Me presentaré el {{dia_presentacion}} en mi nueva sede y OOAD con la tercera copia, y completaré mis trámites.',
      '5.9.3', '5.12'],
    ['Si no me presento dentro de la vigencia de la carta, cada día transcurrido desde esa fecha contará como falta '
      + 'injustificada, lo que puede terminar en mi baja definitiva como médico residente del IMSS.', '5.12']),
  ...inPart('commitment.resignation',
    ['Lo notificaré por escrito al Titular de la División de Formación de Recursos Humanos para la Salud: un '
      + 'documento claro, firmado y digitalizado, enviado a los correos de la convocatoria con el asunto que ella '
      + 'indica.', '5.14', '5.14.1', '5.14.2', '5.14.3', '5.14.4', '5.14.5'],
    ['Mi constancia será el correo que confirme la recepción; sin él no daré por hecha la renuncia.', '5.14.6'],
    ['Hasta el {{ultimo_dia_renuncia}}, inclusive, puedo renunciar y permanecer en el curso en el que estoy inscrito.',
      '5.15'],
    ['Si renuncio después de ese día, renuncio también a mi estatus de médico residente del IMSS.', '5.16'],
    ['Solo podré concursar en periodos de selección posteriores si mi renuncia quedó completa antes del '
      + '{{fin_renuncia_concursar}}.', '5.17']),
  ...inPart('commitment.integrity',
    ['La información que di en mi registro es verdadera. Si se detecta fraude, incluso después de la selección, '
      + 'pierdo la plaza en el momento en que se detecte.', '2.2 E', '3.1 D']),
  ...inPart('commitment.foreign',
    ['Pagaré la matrícula IMSS antes del {{fin_matricula}}.', '5.18'],
    ['Mantendré regularizado mi estatus migratorio.', '5.18'],
    ['Si incumplo lo anterior, seré dado de baja tanto del curso prerrequisito como del curso de rama asignado.', '5.18']),
  ...inPart('commitment.declaration',
    ['He leído la carta completa, entiendo lo que establece y la acepto por decisión propia.']),
]

const ACCEPTANCE: LetterText = [
  ...inPart('acceptance.statement', [
    'La Coordinación de Educación en Salud hace constar que {{nombre}} concursó, obtuvo una plaza y aceptó la sede que '
    + 'se indica, para iniciar su curso de especialización el {{dia_presentacion}}.',
  ]),
  ...inPart('acceptance.facts',
    ['Nombre: {{nombre}}'], ['Folio: {{folio}}'], ['Matrícula y CURP: {{matricula}} · {{curp}}'],
    ['Curso actual (CEME): {{curso_actual}}, grado {{grado}}, {{sede_actual}}'], ['Curso de rama (CER): {{cer}}'],
    ['Sede asignada: {{sede}}, {{ciudad}}'], ['Subsede: {{subsede}}'], ['OOAD o UMAE: {{ooad}}'],
    ['Presentación: {{dia_presentacion}}', '5.9.3'], ['Carta compromiso: Aceptada el {{aceptacion_compromiso}}', '5.6'],
    ['Emisión: {{emision}}']),
  ...inPart('acceptance.copies',
    ['Coordinador Clínico de Educación e Investigación en Salud o Jefe de Educación en Salud actual', '5.9.1'],
    ['La persona residente, como respaldo propio', '5.9.2'],
    ['Autoridad de educación de la nueva sede y OOAD, el {{dia_presentacion}}, para cotejo', '5.9.3']),
  ...inPart('acceptance.validity',
    ['Si no se presenta en su nueva sede y no completa los trámites, a partir del {{dia_presentacion}} cada día '
      + 'transcurrido cuenta como **falta injustificada** y se aplica la normativa institucional, lo que puede terminar en '
      + '**baja definitiva** como médico residente del IMSS.', '5.12']),
  ...inPart('acceptance.issue',
    ['Se emite una sola vez, sin copias ni reimpresiones: guarde el PDF en un lugar seguro.', '5.10', '5.11'],
    ['No hay cambios de sede ni de subsede.', '5.4'],
    ['No contiene puntajes: el desglose es privado.']),
]

export const FIRST_TEXT: LetterText = [...COMMITMENT, ...ACCEPTANCE]
