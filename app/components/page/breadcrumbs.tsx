/** The way down to this page; the page itself comes last and is not a link. */
import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'

interface BreadcrumbsProps {
  /** From the top; without the page itself. */
  way: readonly { to: string, label: string }[]
  here: string
}

export function Breadcrumbs({ way, here }: BreadcrumbsProps) {
  return (
    <nav aria-label="Ruta de navegación" className="mb-4 print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm">
        {way.map(({ to, label }) => (
          <li key={to} className="flex items-center gap-1">
            <Link to={to} className="inline-flex min-h-11 items-center">{label}</Link>
            <Icon icon={ChevronRight} size={16} />
          </li>
        ))}
        <li aria-current="page" className="text-grey">{here}</li>
      </ol>
    </nav>
  )
}
