/** The name of a field of a call in words: `rules/windows/registration/until` is "Registro, hasta". */
const WORDS: Readonly<Record<string, string>> = {
  title: 'título', text: 'texto', texts: 'Cláusula', pools: 'Plazas', seats: 'plazas', sedes: 'Sede', name: 'nombre',
  foreignMax: 'máximo de extranjeros', city: 'ciudad', ooad: 'OOAD', registration: 'Registro', cer: 'CER', sede: 'sede',
  printApplication: 'Impresión de la solicitud', results: 'Resultados', from: 'desde', until: 'hasta', before: 'antes de',
  resignKeepingCurrentCourse: 'Renuncia conservando el curso', resignToCompeteAgain: 'Renuncia para volver a concursar',
  arrivalAtNewSede: 'Presentación en la nueva sede', foreignTuition: 'Matrícula de extranjeros', on: 'día',
  courses: 'Curso', cronograma: 'Cronograma', piImss: 'PI-IMSS', subsede: 'subsede', clause: 'cláusula',
  resignation: 'Renuncia', addressee: 'a quién se dirige', mailboxes: 'correos', subjectTemplate: 'asunto',
  countsFrom: 'cuenta desde', publicationFile: 'Imagen de los artículos', maxBytes: 'tamaño máximo',
  startsAt: 'comienza', endsAt: 'termina', publishedAt: 'Publicación', resultsFrom: 'Hora de los resultados',
}
/** Parts of a path that only group others. */
const SILENT = new Set(['rules', 'windows'])

export function describePath(path: string): string {
  const words = path.split('/').filter((part) => !SILENT.has(part)).map((part) => WORDS[part] ?? part)
  const [first = '', ...rest] = words
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')
}
