// What each field of the package means, in the language of who audits it. Written into every package, so that the file
// explains itself years later. Field names are those of the files; units and ranges are said where there are any.

/** By file, then by the path of the field; `[]` is each element of a list. */
export const DICTIONARY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'frozen-input.json': {
    'rules.convocatoria': 'convocatoria cuyas reglas se aplican',
    'rules.maxBonus': 'puntos adicionales por publicaciones, como máximo (§4.3)',
    'rules.maxCer': 'cursos (CER) distintos que puede nombrar un aspirante',
    'rules.tieBreak': 'orden de desempate: efiser, grades (promedio de grados), enarm; al final lottery (sorteo)',
    'rules.terms.weights': 'pesos del EFISER, del promedio de grados y del ENARM; suman 1.00 (§4.3)',
    'rules.terms.publishedBefore': 'primer día en que un artículo ya no cuenta (§4.3.1.6)',
    'rules.terms.articlePoints': 'puntos por tipo de artículo: primera y segunda posición de autoría (§4.3.2)',
    'rules.lotterySeed': 'semilla del sorteo; null en la entrada congelada, 64 cifras hexadecimales en input.json',
    'candidates[].folio': 'identificador de la selección: 128 bits al azar, distinto en cada congelación; no es el folio '
      + 'de la solicitud y no deriva de ningún dato de la persona',
    'candidates[].category': 'mexican o foreign (extranjero)',
    'candidates[].ceme': 'especialidad que cursa el aspirante',
    'candidates[].grade': 'grado que cursa',
    'candidates[].efiser': 'present con aciertos (correct) y reactivos contados (counted); o absent, denied, cancelled',
    'candidates[].grades.previous': 'calificaciones de los grados anteriores, 0 a 100',
    'candidates[].grades.current': 'calificación del grado actual; null excluye (§4.2 C)',
    'candidates[].enarm': 'puntaje del ENARM, 0 a 100',
    'candidates[].publications': 'artículos evaluados (§4.3.1): type (diseño), authorPosition, accepted',
    'candidates[].publications[].doi': 'seudónimo: el mismo DOI del mismo aspirante lleva el mismo; un DOI nombraría a su autor',
    'candidates[].publications[].publishedOn': 'primer día del mes de publicación; en el mes del límite, el límite mismo si salió '
      + 'demasiado tarde: basta para aplicar rules.terms.publishedBefore',
    'candidates[].preferences': 'curso, sede y subsede en el orden en que los pidió la última solicitud registrada (§2.2)',
    'seats[]': 'plazas por curso, sede y subsede; foreignMax es el tope de extranjeros o null',
  },
  'input.json': { '(todo)': 'frozen-input.json con la semilla del sorteo en rules.lotterySeed; nada más cambia' },
  'results.json': {
    'inputSha256': 'SHA-256 de input.json',
    'candidates[].status': 'ranked (ordenado) o excluded (excluido)',
    'candidates[].exclusion': 'CANCELLED, DENIED, ABSENT o NO_CURRENT_GRADE; null si se ordenó',
    'candidates[].efiser': '100 × aciertos ÷ contados, cuatro decimales, redondeo hacia arriba en la mitad',
    'candidates[].gradesMean': 'promedio de los grados, cuatro decimales',
    'candidates[].bonus': 'puntos por publicaciones, dos decimales, rules.maxBonus como máximo',
    'candidates[].piImss': 'EFISER, promedio y ENARM por sus pesos (rules.terms.weights), más bonus; seis decimales, sin redondeo',
    'candidates[].position': 'lugar entre todos los ordenados, desde 1',
    'candidates[].positionInCer': 'lugar entre quienes piden el curso de su primera preferencia; null sin preferencias',
    'candidates[].assigned': 'plaza asignada y el número de la preferencia; null si ninguna',
    'cutoffs[].lastPiImss': 'PI-IMSS de quien ocupa la última plaza; null si nadie',
    'cutoffs[].rankedBy': 'ordenados que piden esa plaza',
    'cutoffs[].decidedByTieBreak': 'la última plaza se decidió entre iguales en PI-IMSS',
  },
  'exclusions.json': {
    'exclusions[].selectionId': 'identificador de la selección',
    'exclusions[].reason': 'motivo; NO_ENARM y FALSE_DATA además de los de results.json',
    'exclusions[].clause': 'numeral de la convocatoria',
    'exclusions[].inPackage': 'true si está en input.json; false si no llegó a entrar',
  },
  'inputs.json': {
    'kinds': 'por tipo de dato: cuántos y el SHA-256 de su parte de frozen-input.json (JSON canónico)',
    'forms[]': 'cuadernillos presentados: huella del cuadernillo y de su clave',
    'marksFrom': 'selección publicada de la que se tomaron calificaciones, grados, ENARM y artículos, por sus huellas; null si '
      + 'se presentó examen en esta convocatoria (§5.13)',
    'rulesDocumentSha256': 'huella de las reglas de la convocatoria publicada',
    'rulesDocument': 'esas reglas, palabra por palabra: de ahí salen rules.terms y rules.maxBonus',
  },
  'lottery.json': {
    'commitment': 'lo publicado antes del faro, palabra por palabra',
    'commitmentSha256': 'SHA-256 del JSON canónico de commitment',
    'source': 'beacon (el faro nombrado) o fallback (el de respaldo)',
    'round.signature': 'firma BLS de la ronda, hexadecimal',
    'beaconValue': 'SHA-256 de los bytes de la firma',
    'secret': 'los 32 bytes secretos, revelados',
    'seed': 'SHA-256(beaconValue ‖ secret), bytes',
  },
  'annulments.json': { 'annulments[]': 'reactivos anulados antes de los resultados y qué se hizo con ellos (§3.1 B)' },
  'merkle-leaves.json': {
    'leaves[]': 'huella de la hoja de cada aspirante en el orden de results.json: '
      + 'SHA-256(0x00 ‖ sal de 16 bytes ‖ JSON canónico del resultado); la sal solo la tiene su dueño',
  },
  'manifest.json': {
    'files[]': 'cada archivo con tamaño en bytes y SHA-256',
    'tree': 'cabeza del árbol de Merkle (RFC 6962) y número de hojas',
    'software': 'versión del programa y confirmación de git, si se conoce',
    'freezeEvent': 'número y huella del registro de auditoría en que se congeló la entrada y se comprometió el sorteo',
    'signature': 'algoritmo, prefijo y llave: se firman el prefijo y luego los bytes de manifest.json',
  },
}
