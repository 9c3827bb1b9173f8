/** The auditor's area: everything can be read here, nothing written but the findings on the own samples. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { SectionNav } from '#app/components/page/section-nav.tsx'
import { requireRole } from '#app/http/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return null
}

const PAGES = [
  { to: '/auditoria', label: 'Registro', end: true },
  { to: '/auditoria/cadena', label: 'Comprobar la cadena' },
  { to: '/auditoria/anclas', label: 'Anclas' },
  { to: '/auditoria/muestras', label: 'Muestras' },
  { to: '/auditoria/decisiones', label: 'Decisiones' },
  { to: '/auditoria/expedientes', label: 'Expedientes' },
  { to: '/auditoria/puntajes', label: 'Consultas de puntajes' },
  { to: '/auditoria/selecciones', label: 'Paquetes de selección' },
]

export default function AuditArea() {
  return (
    <>
      <SectionNav label="Auditoría" items={PAGES} />
      <Outlet />
    </>
  )
}
