/** The foot of every page: who answers for it, and where to ask. Convocatoria §5.19 */
import { Link } from '@remix-run/react'

const PUBLIC_PAGES = [
  { to: '/convocatoria', label: 'Convocatoria' },
  { to: '/cursos', label: 'Cursos y plazas' },
  { to: '/avisos', label: 'Avisos' },
  { to: '/sorteo', label: 'Sorteo público' },
  { to: '/ayuda', label: 'Ayuda' },
  { to: '/privacidad', label: 'Aviso de privacidad' },
  { to: '/mis-datos', label: 'Mis datos' },
]

export function Footer() {
  return (
    <footer className="mt-auto border-t border-line bg-sunken print:hidden">
      <div className="mx-auto flex max-w-board flex-wrap justify-between gap-x-10 gap-y-4 px-4 py-6 sm:px-6">
        <div className="text-sm">
          <p className="font-semibold">Coordinación de Educación en Salud</p>
          <p>División de Formación de Recursos Humanos para la Salud, Área de Posgrado</p>
          <p>Teléfono (55) 5627 6900, extensiones 21183, 21184, 21195, 21196, 21197 y 22908</p>
        </div>
        <ul className="flex flex-wrap gap-x-6">
          {PUBLIC_PAGES.map(({ to, label }) => (
            <li key={to}><Link to={to} className="inline-flex min-h-11 items-center">{label}</Link></li>
          ))}
          <li><Link to="/apariencia" className="inline-flex min-h-11 items-center">Apariencia</Link></li>
        </ul>
      </div>
    </footer>
  )
}
