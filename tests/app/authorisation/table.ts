/**
 * Who may do what, said once more and independently of the guards. A route that
 * does not stand here fails the test: nothing is public by oversight.
 */
import type { Verdict } from './ask.ts'
import { WHO, type Who } from './visitors.ts'

export type Row = Readonly<Record<Who, Verdict>>

export interface Entry {
  GET: Row
  POST: Row
}

const everyone = (verdict: Verdict): Row => Object.fromEntries(WHO.map((who) => [who, verdict])) as Record<Who, Verdict>

/** Those named get the verdict; the signed-out are led to the sign-in, everybody else is refused. */
const only = (may: Who | readonly Who[], verdict: Verdict): Row =>
  ({ ...everyone('forbidden'), signedOut: 'signIn', ...Object.fromEntries([may].flat().map((who) => [who, verdict])) })

/** The staff of a sede and others named; who has no account may bring the sede's code, and is led nowhere. */
const ofSede = (verdict: Verdict, ...others: Who[]): Row => ({
  ...only(['supervisor', 'educacion', ...others], verdict), signedOut: 'forbidden',
})

const NOTHING_TO_DO = everyone('noMethod')

const page = (may: Who, verdict: Verdict = 'shown'): Entry => ({ GET: only(may, verdict), POST: NOTHING_TO_DO })
const form = (may: Who, shown: Verdict = 'shown', heard: Verdict = 'heard'): Entry =>
  ({ GET: only(may, shown), POST: only(may, heard) })
/** Of one sede: its education authority and the coordination; its papers also the supervisor. */
const sedeForm: Entry = { GET: only(['educacion', 'admin'], 'shown'), POST: only(['educacion', 'admin'], 'heard') }
const sedePaper: Entry = { GET: only(['educacion', 'admin', 'supervisor'], 'shown'), POST: NOTHING_TO_DO }
/** Of whoever is signed in, in what is one's own. */
const ofAnybody = (shown: Verdict, heard: Verdict): Entry => ({
  GET: { ...everyone(shown), signedOut: 'signIn' }, POST: { ...everyone(heard), signedOut: 'signIn' },
})
const publicPage: Entry = { GET: everyone('shown'), POST: NOTHING_TO_DO }

/** Where the reason is said before the scores of a person. */
const REASON = (area: string): Verdict =>
  `to /puntajes/persona/:personId?destino=${encodeURIComponent(`${area}/expedientes/`)}:personId%2Fpuntajes`

const OWN_PLACES: Row = {
  signedOut: 'signIn', residente: 'to /residente', supervisor: 'to /supervisor', educacion: 'to /sede',
  profesor: 'to /profesor', evaluador: 'to /evaluador', ooad: 'to /ooad', admin: 'to /admin', auditor: 'to /auditoria',
}

/** By the path of the route. POST is an empty form: who is let in is refused for it, and nothing changes. */
export const TABLE: Readonly<Record<string, Entry>> = {
  '/': publicPage,
  '/*': { GET: everyone('notFound'), POST: NOTHING_TO_DO },
  '/acceso': { GET: { ...everyone('to /inicio'), signedOut: 'shown' }, POST: everyone('heard') },
  '/acceso/codigo': { GET: { ...everyone('to /inicio'), signedOut: 'shown' }, POST: everyone('heard') },
  '/acceso/segundo-factor': { GET: everyone('to /acceso'), POST: everyone('to /acceso') },
  '/acceso/enlace': { GET: everyone('shown'), POST: everyone('heard') },
  '/acceso/enlace/contrasena': { GET: everyone('heard'), POST: everyone('heard') },
  '/cuenta': { GET: { ...everyone('shown'), signedOut: 'signIn' }, POST: { ...everyone('heard'), signedOut: 'signIn' } },
  '/cuenta/confirmar': ofAnybody('shown', 'heard'),
  '/cuenta/segundo-factor': {
    GET: { ...everyone('shown'), signedOut: 'signIn' }, POST: { ...everyone('heard'), signedOut: 'signIn' },
  },
  '/apariencia': { GET: everyone('shown'), POST: everyone('heard') },
  '/avisos': publicPage,
  '/avisos/:number': publicPage,
  '/convocatoria': publicPage,
  '/convocatoria/calendario.ics': publicPage,
  '/convocatoria/version/:number': publicPage,
  '/cortes': publicPage,
  '/cursos': publicPage,
  '/demo': { GET: everyone('to /'), POST: everyone('heard') },
  '/demo/correo': publicPage,
  '/ayuda': publicPage,
  '/ayuda/consultas': ofAnybody('shown', 'heard'),
  '/ayuda/consultas/:ticketId': ofAnybody('notFound', 'notFound'),
  '/mis-datos': ofAnybody('shown', 'heard'),
  '/mis-datos/descarga.json': { GET: ofAnybody('shown', 'heard').GET, POST: NOTHING_TO_DO },
  '/privacidad': { GET: everyone('shown'), POST: ofAnybody('shown', 'heard').POST },
  '/estilo': publicPage,
  '/inicio': { GET: OWN_PLACES, POST: NOTHING_TO_DO },
  '/salir': { GET: everyone('to /'), POST: everyone('to /') },
  '/verificar/:token': { GET: everyone('notFound'), POST: NOTHING_TO_DO },

  '/sorteo': publicPage,
  '/acuse/verificar': { GET: everyone('shown'), POST: everyone('heard') },

  '/residente': page('residente'),
  '/residente/publicaciones': form('residente'),
  '/residente/sede': form('residente'),
  '/residente/incapacidad': form('residente'),
  '/publicaciones/imagen/:fileId': { GET: only(['residente', 'evaluador', 'admin'], 'notFound'), POST: NOTHING_TO_DO },
  '/examen': page('residente'),
  '/examen/sin-red': publicPage,
  '/examen/estado': page('residente'),
  '/examen/papel/:formId': { GET: only('residente', 'notFound'), POST: NOTHING_TO_DO },
  '/examen/guardar': {
    GET: everyone('status 400'),
    POST: { ...everyone('forbidden'), signedOut: 'noSession', residente: 'heard' },
  },
  '/examen/avisos': {
    GET: everyone('status 400'),
    POST: { ...everyone('forbidden'), signedOut: 'noSession', residente: 'heard' },
  },
  '/examen/llave-sin-red': {
    GET: everyone('status 400'),
    POST: { ...everyone('forbidden'), signedOut: 'noSession', residente: 'heard' },
  },
  '/examen/acuse': page('residente'),
  '/examen/acuse.pdf': page('residente'),
  '/examen/acuse.json': page('residente'),
  '/solicitud.pdf': page('residente'),
  '/registro': page('residente'),
  '/registro/:paso': form('residente'),
  '/registro/cursos': form('residente'),
  '/registro/revision': form('residente'),
  '/registro/historial': page('residente'),
  '/registro/borrador': {
    GET: everyone('status 400'),
    POST: { ...everyone('forbidden'), signedOut: 'noSession', residente: 'heard' },
  },
  '/resultado': form('residente'),
  '/resultado/compromiso': form('residente', 'to /resultado'),
  '/resultado/rechazar': form('residente'),
  '/resultado/renuncia': form('residente', 'to /resultado'),
  '/resultado/renuncia.pdf': page('residente', 'to /resultado/renuncia'),
  '/resultado/renuncia/enviar': form('residente', 'to /resultado/renuncia'),
  '/renuncias/:resignationId/documento.pdf': { GET: only(['residente', 'admin'], 'notFound'), POST: NOTHING_TO_DO },
  '/resultado/llegada': page('residente'),
  '/resultado/inclusion.json': page('residente'),
  '/resultado/carta': page('residente', 'to /resultado'),
  '/resultado/carta.pdf': form('residente', 'to /resultado/carta'),

  '/supervisor': page('supervisor'),
  '/supervisor/turno/:turnoId': form('supervisor', 'shown', 'notFound'),
  '/supervisor/turno/:turnoId/tablero': page('supervisor'),
  '/supervisor/turno/:turnoId/solicitud.pdf': form('supervisor', 'notFound', 'notFound'),
  '/supervisor/turno/:turnoId/codigo-impreso': {
    GET: only('supervisor', 'notFound'),
    POST: { ...everyone('forbidden'), signedOut: 'noSession', supervisor: 'heard' },
  },
  '/supervisor/turno/:turnoId/no-esta': form('supervisor'),
  '/supervisor/turno/:turnoId/codigo': form('supervisor', 'notFound', 'notFound'),
  '/supervisor/turno/:turnoId/seb': form('supervisor', 'notFound', 'notFound'),
  '/supervisor/turno/:turnoId/abrir-sin-red': form('supervisor', 'notFound', 'notFound'),
  '/supervisor/turno/:turnoId/cancelar/:attemptId': form('supervisor'),
  '/supervisor/turno/:turnoId/mesa': form('supervisor'),
  '/supervisor/turno/:turnoId/acta': form('supervisor'),
  '/supervisor/turno/:turnoId/acta.pdf': page('supervisor'),

  '/comprobacion': { GET: everyone('shown'), POST: everyone('heard') },
  '/comprobacion/paquete': { GET: ofSede('shown', 'residente'), POST: NOTHING_TO_DO },
  '/comprobacion/resultado': { GET: everyone('status 400'), POST: ofSede('heard', 'residente') },
  '/comprobacion/equipos': { GET: only(['supervisor', 'educacion'], 'shown'), POST: only(['supervisor', 'educacion'], 'heard') },
  '/comprobacion/seb': { GET: everyone('status 400'), POST: ofSede('heard', 'residente') },
  '/comprobacion/efiser.seb': { GET: only(['supervisor', 'educacion', 'admin'], 'notFound'), POST: NOTHING_TO_DO },
  '/comprobacion/hoja.pdf': { GET: only(['supervisor', 'educacion', 'admin'], 'notFound'), POST: NOTHING_TO_DO },
  '/ensayo': {
    GET: { ...everyone('to /comprobacion'), supervisor: 'shown', educacion: 'shown', residente: 'shown' },
    POST: ofSede('heard', 'residente'),
  },
  '/ensayo/:rehearsalId': { GET: everyone('notFound'), POST: NOTHING_TO_DO },
  '/ensayo/papel': { GET: ofSede('shown', 'residente'), POST: NOTHING_TO_DO },

  '/sede': page('educacion'),
  '/sede/:sedeCode/cambios': sedeForm,
  '/sede/:sedeCode/movimientos': { GET: only(['educacion', 'admin'], 'shown'), POST: NOTHING_TO_DO },
  // The sede of the sample is a UMAE, which belongs to no OOAD and receives by itself.
  '/sede/:sedeCode/llegadas': page('educacion'),
  '/sede/:sedeCode/llegadas.xlsx': page('educacion'),
  '/sede/:sedeCode/llegadas.pdf': page('educacion'),
  '/sede/:sedeCode/llegadas/:awardId': form('educacion', 'notFound'),
  '/sede/:sedeCode/salas': sedeForm,
  '/sede/:sedeCode/tarjeta.pdf': sedePaper,
  '/sede/:sedeCode/turno/:turnoId': sedeForm,
  '/sede/:sedeCode/turno/:turnoId/lista.pdf': sedePaper,
  '/profesor': page('profesor'),
  '/profesor/captura': form('profesor'),
  '/profesor/importar': form('profesor'),
  '/profesor/plantilla.csv': page('profesor'),
  '/profesor/firmar': form('profesor'),
  '/profesor/correcciones': form('profesor'),
  '/evaluador': form('evaluador', 'shown', 'to /evaluador'),
  '/evaluador/evaluacion/:evaluationId': form('evaluador', 'notFound', 'notFound'),
  '/ooad': page('ooad'),
  '/ooad/extranjeros': page('ooad'),
  '/ooad/llegadas': page('ooad'),
  '/ooad/llegadas.xlsx': page('ooad'),
  '/ooad/llegadas.pdf': page('ooad'),
  '/ooad/llegadas/:awardId': form('ooad', 'notFound'),
  '/ooad/cartas': form('ooad'),
  '/notificaciones/:noticeId/documento.pdf': { GET: only(['ooad', 'educacion', 'admin'], 'notFound'), POST: NOTHING_TO_DO },
  '/ooad/extranjeros/:awardId': form('ooad', 'notFound'),

  '/puntajes/:scope/:subjectId': { GET: only(['admin', 'auditor'], 'shown'), POST: only(['admin', 'auditor'], 'heard') },

  '/admin': page('admin'),
  '/admin/examenes': form('admin'),
  '/admin/examenes/:examId': form('admin'),
  '/admin/examenes/:examId/banco': form('admin'),
  '/admin/examenes/:examId/reactivos': page('admin'),
  '/admin/examenes/:examId/reactivos/:itemId': page('admin'),
  '/admin/examenes/:examId/congelar': form('admin', 'to /admin/examenes/:examId'),
  '/admin/examenes/:examId/anulaciones': page('admin'),
  '/admin/examenes/:examId/anulaciones/nueva': form('admin', 'to /admin/examenes/:examId/anulaciones'),
  '/admin/examenes/:examId/anulaciones/:annulmentId': form('admin'),
  '/admin/examenes/:examId/anulaciones/:annulmentId.csv': page('admin', 'forbidden'),
  '/admin/examenes/:examId/liberar': form('admin', 'to /admin/examenes/:examId/anulaciones'),
  '/admin/examenes/:examId/tiempos': page('admin'),
  '/admin/examenes/:examId/informe': page('admin'),
  '/admin/examenes/:examId/calificaciones': page('admin'),
  '/admin/examenes/:examId/calificaciones.csv': page('admin', 'forbidden'),
  '/admin/calificaciones': form('admin'),
  '/admin/cortes-anteriores': form('admin'),
  '/admin/cortes-anteriores/plantilla.csv': page('admin'),
  '/admin/enarm': form('admin'),
  '/admin/enarm/plantilla.csv': page('admin'),
  '/admin/equipos': page('admin'),
  '/admin/seb': form('admin'),
  '/admin/convocatorias': page('admin'),
  '/admin/convocatorias/:callId': form('admin'),
  '/admin/convocatorias/:callId/copiar': form('admin'),
  // Nobody writes a call here: there is no such draft.
  '/admin/convocatorias/borrador/:draftId': form('admin', 'notFound'),
  '/admin/convocatorias/borrador/:draftId/:part': form('admin', 'notFound'),
  '/admin/convocatorias/borrador/:draftId/importar/:what': form('admin', 'notFound'),
  '/admin/convocatorias/borrador/:draftId/publicar': form('admin', 'notFound'),
  '/admin/convocatorias/plantilla/:what': page('admin'),
  '/admin/avisos-publicos': form('admin'),
  '/admin/ajustes': page('admin'),
  '/admin/ajustes/:attemptId': form('admin'),
  '/admin/incidencias': page('admin'),
  '/admin/incidencias/:attemptId': form('admin'),
  '/admin/parametros': form('admin'),
  '/admin/personas': page('admin'),
  '/admin/personas/importar': form('admin'),
  '/admin/personas/plantilla.csv': page('admin'),
  '/admin/personas/:personId': form('admin'),
  '/admin/preparacion': page('admin'),
  '/admin/preparacion.csv': page('admin'),
  '/admin/sedes': page('admin'),
  '/admin/solicitudes': page('admin'),
  '/admin/turno/:turnoId': page('admin'),
  '/admin/turno/:turnoId/avisos': form('admin'),
  '/admin/turno/:turnoId/reposicion': form('admin'),
  '/admin/turno/:turnoId/sede/:sedeCode': page('admin'),
  '/admin/turno/:turnoId/sede/:sedeCode/cargo': form('admin'),
  '/admin/incidencias/cuarentena': page('admin'),
  '/admin/incidencias/cuarentena/:attemptId': form('admin', 'notFound'),
  '/admin/publicaciones': form('admin', 'shown', 'to /admin/publicaciones'),
  '/admin/seleccion': page('admin'),
  '/admin/seleccion/congelar': form('admin', 'to /admin/seleccion'),
  '/admin/seleccion/:runId': form('admin'),
  '/admin/seleccion/:runId/descartar': form('admin', 'to /admin/seleccion/:runId'),
  '/admin/seleccion/:runId/exclusiones': page('admin'),
  '/admin/seleccion/:runId/plazas': page('admin'),
  '/admin/seleccion/:runId/simulaciones': form('admin'),
  '/admin/seleccion/:runId/simulaciones/:whatIfId': page('admin', 'notFound'),
  '/admin/seleccion/:runId/simulaciones/:whatIfId.csv': page('admin', 'notFound'),
  '/admin/seleccion/:runId/simulaciones/:whatIfId/cortes.csv': page('admin', 'notFound'),
  '/admin/seleccion/:runId/publicar': form('admin', 'to /admin/seleccion/:runId'),
  // Files with scores are handed to nobody who said no reason: the coordination and the auditor hear SCORES_NEED_REASON.
  '/admin/seleccion/:runId/input.json': { GET: only([], 'shown'), POST: NOTHING_TO_DO },
  '/admin/seleccion/:runId/paquete.zip': { GET: only([], 'shown'), POST: NOTHING_TO_DO },
  '/admin/seleccion/:runId/results.json': { GET: only([], 'shown'), POST: NOTHING_TO_DO },
  '/admin/aceptacion': page('admin'),
  '/admin/aceptacion.xlsx': page('admin'),
  '/admin/aceptacion.pdf': page('admin'),
  '/admin/notificaciones': form('admin'),
  '/admin/notificaciones/correos': form('admin', 'notFound', 'notFound'),
  '/admin/cartas': page('admin'),
  '/admin/cartas/texto': form('admin'),
  '/admin/cartas/aceptacion.pdf': form('admin'),
  '/admin/cartas/compromiso.pdf': form('admin'),
  '/admin/cartas/compromiso-extranjero.pdf': form('admin'),
  '/admin/renuncias': page('admin'),
  '/admin/renuncias/correos': form('admin'),
  '/admin/renuncias/:resignationId': form('admin', 'notFound'),
  '/admin/revocaciones': page('admin'),
  '/admin/revocaciones/:revocationId': form('admin', 'notFound'),
  '/admin/extranjeros': page('admin'),
  '/admin/extranjeros/:awardId': form('admin', 'notFound'),
  '/admin/siguiente-periodo': form('admin'),
  '/admin/expedientes/:personId/revocar': form('admin'),
  '/admin/expedientes': page('admin'),
  '/admin/expedientes/:personId': page('admin'),
  '/admin/expedientes/:personId/puntajes': page('admin', REASON('/admin')),
  '/admin/puntajes': page('admin'),
  '/admin/expedientes/:personId/cancelar': form('admin', 'to /admin/expedientes/:personId'),
  '/admin/expedientes/:personId/corregir': form('admin', 'to /admin/expedientes/:personId'),
  '/admin/expedientes/:personId/padron': form('admin', 'to /admin/expedientes/:personId'),
  '/admin/numeros': page('admin'),
  '/admin/registrados.csv': page('admin'),
  '/admin/arco': page('admin'),
  '/admin/arco/:requestId': form('admin', 'notFound'),
  '/admin/ayuda': page('admin'),
  '/admin/ayuda/:ticketId': form('admin', 'notFound'),
  '/admin/ayuda/preguntas': form('admin'),

  '/auditoria': page('auditor'),
  '/auditoria/expedientes': page('auditor'),
  '/auditoria/expedientes/:personId': page('auditor'),
  '/auditoria/expedientes/:personId/puntajes': page('auditor', REASON('/auditoria')),
  '/auditoria/puntajes': page('auditor'),
  '/auditoria/selecciones': page('auditor'),
  '/auditoria/anclas': page('auditor'),
  '/auditoria/anclas.jsonl': page('auditor'),
  '/auditoria/decisiones': page('auditor'),
  '/auditoria/muestras': form('auditor'),
  '/auditoria/muestras/:sampleId': form('auditor', 'notFound', 'notFound'),
  '/auditoria/muestras/:sampleId/:place': form('auditor', 'notFound', 'notFound'),
  '/auditoria/muestras/:sampleId/poblacion.txt': page('auditor', 'notFound'),
  '/auditoria/muestras/:sampleId/resultado.csv': page('auditor', 'notFound'),
  '/auditoria/selecciones/:runId': page('auditor'),
  '/auditoria/cadena': form('auditor', 'shown', 'shown'),
  '/auditoria/eventos.csv': page('auditor'),
}
