/** The area of the coordination: its pages side by side. Every page and act below asks for the role again. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { SectionNav } from '#app/components/page/section-nav.tsx'
import { requireRole } from '#app/http/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return null
}

const PAGES = [
  { to: '/admin', label: 'Resumen', end: true },
  { to: '/admin/examenes', label: 'Exámenes' },
  { to: '/admin/sedes', label: 'Sedes' },
  { to: '/admin/solicitudes', label: 'Solicitudes' },
  { to: '/admin/preparacion', label: 'Preparación' },
  { to: '/admin/equipos', label: 'Equipos' },
  { to: '/admin/seb', label: 'Safe Exam Browser' },
  { to: '/admin/ajustes', label: 'Ajustes' },
  { to: '/admin/incidencias', label: 'Incidencias' },
  { to: '/admin/expedientes', label: 'Expedientes' },
  { to: '/admin/calificaciones', label: 'Calificaciones' },
  { to: '/admin/enarm', label: 'ENARM' },
  { to: '/admin/publicaciones', label: 'Publicaciones' },
  { to: '/admin/seleccion', label: 'Selección' },
  { to: '/admin/aceptacion', label: 'Aceptación' },
  { to: '/admin/notificaciones', label: 'Notificaciones' },
  { to: '/admin/cartas', label: 'Cartas' },
  { to: '/admin/renuncias', label: 'Renuncias' },
  { to: '/admin/revocaciones', label: 'Revocaciones' },
  { to: '/admin/extranjeros', label: 'Extranjeros' },
  { to: '/admin/siguiente-periodo', label: 'Periodo siguiente' },
  { to: '/admin/personas', label: 'Personas' },
  { to: '/admin/convocatorias', label: 'Convocatorias' },
  { to: '/admin/avisos-publicos', label: 'Avisos' },
  { to: '/admin/arco', label: 'ARCO' },
  { to: '/admin/ayuda', label: 'Ayuda' },
  { to: '/admin/parametros', label: 'Parámetros' },
]

export default function AdminArea() {
  return (
    <>
      <SectionNav label="Administración" items={PAGES} />
      <Outlet />
    </>
  )
}
