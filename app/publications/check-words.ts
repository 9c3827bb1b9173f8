/** The checks of an evaluation and what can be wrong with one, in words. Convocatoria §4.3, §4.3.1, §4.3.2 */
import type { ArticleType } from '#exam-engine/convocatoria/article-points.ts'
import type { ArticleProblem } from '#exam-engine/publications/declare-articles.ts'
import type { CheckCode, JudgementFault } from '#exam-engine/publications/judgement.ts'

export const CHECK_WORDS: Readonly<Record<CheckCode, string>> = {
  C1: 'Se realizó durante el curso de especialización prerrequisito actual (§4.3.1.1)',
  C2: 'Los sujetos de estudio son seres humanos (§4.3.1.2)',
  C3: 'La revista tiene un ISSN identificable (§4.3.1.3)',
  C4: 'El artículo tiene DOI (§4.3.1.4)',
  C5: 'La revista está indexada en PubMed (§4.3.1.5)',
  C6: 'Se publicó antes de la fecha límite y se consulta en PubMed (§4.3.1.6)',
  C7: 'La persona es primera o segunda autora (§4.3.1.7)',
  C8: 'Es pertinente a la especialidad prerrequisito (§4.3)',
  NC1: 'Reporte de caso o serie de casos',
  NC2: 'Resultado de redes sociales, metabuscadores o sitios comerciales',
  NC3: 'Memoria, cartel, resumen, constancia o revista de congreso, foro o taller',
  NC4: 'Suplemento, boletín o carta al editor',
  NC5: 'Constancia, respuesta o correo de aceptación editorial',
  NC6: 'Folleto o documento de una empresa farmacéutica',
  NC7: 'Libro completo o capítulo de libro',
  NC8: 'Tema ajeno a la medicina especializada',
  NC9: 'La imagen es ilegible o borrosa y no permite evaluar',
  NC10: 'El archivo está dañado',
}

export const TYPE_WORDS: Readonly<Record<ArticleType, string>> = {
  descriptive: 'Descriptivo: corte transversal, poblacional, correlacional',
  analytical: 'Analítico: casos y controles, cohortes, pruebas diagnósticas, revisión sistemática',
  quasiExperimental: 'Cuasi experimental: estrategia transversal o longitudinal',
  randomisedBlindedTrial: 'Ensayo clínico con enmascaramiento y asignación aleatoria',
}

export const TYPE_CHOICES = Object.entries(TYPE_WORDS).map(([value, label]) => ({ value, label }))

export const ARTICLE_PROBLEMS: Readonly<Record<ArticleProblem, string>> = {
  DOI_SYNTAX: 'Escriba el DOI como aparece en el artículo: empieza con 10. y lleva una diagonal',
  DOI_REPEATED: 'Este DOI ya está en su lista: un artículo cuenta una sola vez',
  ISSN_SYNTAX: 'Escriba el ISSN con ocho caracteres, por ejemplo 0028-0836',
  ISSN_CHECK_DIGIT: 'El ISSN no es válido: su último dígito no corresponde. Revíselo en la revista',
  PMID_SYNTAX: 'Escriba el PMID: es el número del artículo en PubMed, hasta ocho dígitos',
  TYPE_NOT_COUNTED: 'Elija el tipo de estudio: solo estos cuatro suman (§4.3.2)',
  AUTHOR_POSITION_NOT_COUNTED: 'Elija su posición: solo la primera y la segunda suman (§4.3.1.7)',
  DATE_UNREAL: 'Escriba la fecha de publicación',
  DATE_TOO_LATE: 'Esta fecha no cuenta: es posterior al límite de la convocatoria (§4.3.1.6)',
  DATE_IN_FUTURE: 'Esa fecha aún no llega',
  TITLE_MISSING: 'Escriba el título del artículo',
  JOURNAL_MISSING: 'Escriba el nombre de la revista',
}

export function describeJudgementFault({ field, problem }: JudgementFault): string {
  switch (problem) {
    case 'REASON_MISSING': return `${field}: escriba el motivo`
    case 'CONTRADICTS_POSITION': return 'C7 no coincide con la posición de autoría que anotó'
    case 'ANSWER_MISSING':
      if (field === 'type') return 'Elija el tipo de estudio'
      return field === 'authorPosition' ? 'Anote la posición de autoría' : `${field}: falta responder`
  }
}
