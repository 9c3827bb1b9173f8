/** The pages of the coordination by what one comes for. Each group's first page is where its own link leads. */
import type { AreaGroup } from '#app/components/page/area-nav.tsx'

export const AREA: readonly AreaGroup[] = [
  { label: 'Resumen', pages: [{ to: '/admin', label: 'Resumen' }] },
  { label: 'Convocatoria', pages: [
    { to: '/admin/convocatorias', label: 'Convocatorias' },
    { to: '/admin/avisos-publicos', label: 'Avisos' },
    { to: '/admin/cortes-anteriores', label: 'Cortes anteriores' },
    { to: '/admin/parametros', label: 'Parámetros' },
  ] },
  { label: 'Aspirantes', pages: [
    { to: '/admin/expedientes', label: 'Expedientes' },
    { to: '/admin/numeros', label: 'Números' },
    { to: '/admin/personas', label: 'Personas y roles' },
  ] },
  { label: 'Méritos', pages: [
    { to: '/admin/calificaciones', label: 'Calificaciones' },
    { to: '/admin/enarm', label: 'ENARM' },
    { to: '/admin/publicaciones', label: 'Publicaciones' },
  ] },
  { label: 'Exámenes', pages: [
    { to: '/admin/examenes', label: 'Bancos y formas' },
    { to: '/admin/ajustes', label: 'Ajustes' },
    { to: '/admin/incidencias', label: 'Incidencias' },
  ] },
  { label: 'Sedes y turnos', pages: [
    { to: '/admin/sedes', label: 'Sedes', also: ['/admin/turno'] },
    { to: '/admin/solicitudes', label: 'Solicitudes' },
    { to: '/admin/preparacion', label: 'Preparación' },
    { to: '/admin/equipos', label: 'Equipos' },
    { to: '/admin/seb', label: 'Safe Exam Browser' },
  ] },
  { label: 'Selección', pages: [
    { to: '/admin/seleccion', label: 'Corridas' },
    { to: '/admin/aceptacion', label: 'Aceptación' },
    { to: '/admin/cartas', label: 'Cartas' },
    { to: '/admin/notificaciones', label: 'Notificaciones' },
    { to: '/admin/renuncias', label: 'Renuncias' },
    { to: '/admin/revocaciones', label: 'Revocaciones' },
    { to: '/admin/extranjeros', label: 'Extranjeros' },
    { to: '/admin/siguiente-periodo', label: 'Periodo siguiente' },
  ] },
  { label: 'Ayuda y privacidad', pages: [
    { to: '/admin/ayuda', label: 'Consultas' },
    { to: '/admin/arco', label: 'ARCO' },
    { to: '/admin/puntajes', label: 'Consultas de puntajes' },
  ] },
]
