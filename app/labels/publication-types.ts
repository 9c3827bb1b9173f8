/** Types of publications in words. The first four are the designs that count; the others add nothing. §4.3.2 */
const WORDS: Readonly<Record<string, string>> = {
  randomisedBlindedTrial: 'Ensayo clínico aleatorizado cegado',
  quasiExperimental: 'Estudio cuasiexperimental',
  analytical: 'Estudio analítico',
  descriptive: 'Estudio descriptivo',
  caseReport: 'Reporte de caso',
  letterToEditor: 'Carta al editor',
  bookChapter: 'Capítulo de libro',
  conferenceAbstract: 'Resumen de congreso',
}

/** The type itself, where it is one that this version does not know. */
export function describePublicationType(type: string): string {
  return WORDS[type] ?? type
}
