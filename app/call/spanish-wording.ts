/**
 * The first published rules say some of their terms in English; a call that is written from them begins in the language
 * in which it will be read. What somebody has worded already is left alone, and so is what was published.
 */
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'

const SPANISH: Readonly<Record<string, string>> = {
  'carried out during the current prerequisite course': 'se realizó durante el curso prerrequisito actual',
  'subjects are human': 'los sujetos de estudio son humanos',
  'identifiable ISSN': 'ISSN identificable',
  'journal indexed in PubMed': 'la revista está indizada en PubMed',
  'published before 1 December 2023 and available in PubMed': 'se publicó antes de la fecha de corte y está disponible en PubMed',
  'first or second author': 'primera o segunda posición de autoría',
  'pertinent and directly related to the prerequisite specialty': 'es pertinente y se relaciona con la especialidad prerrequisito',
  'acknowledged receipt': 'acuse de recibo',
}

export function wordInSpanish(document: CallDocument): CallDocument {
  const { rules } = document
  const { publicationPoints, resignation } = rules
  const say = (text: string) => SPANISH[text] ?? text
  return {
    ...document,
    rules: {
      ...rules,
      publicationPoints: {
        ...publicationPoints, criteria: publicationPoints.criteria.map((row) => ({ ...row, text: say(row.text) })),
      },
      resignation: { ...resignation, countsFrom: say(resignation.countsFrom) },
    },
  }
}
