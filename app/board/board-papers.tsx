/** What is printed of a turno at a sede: the roster to sign, and what to do when something fails. */
import { Link } from '@remix-run/react'

export function BoardPapers({ turnoId, sedeCode }: { turnoId: string; sedeCode: string }) {
  const papers = [
    { to: `/sede/${sedeCode}/turno/${turnoId}/lista.pdf`, label: 'Lista para firmar (PDF)' },
    { to: `/sede/${sedeCode}/tarjeta.pdf`, label: 'Tarjeta de emergencia (PDF)' },
  ]
  return (
    <ul className="flex flex-wrap gap-x-6">
      {papers.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} reloadDocument className="inline-flex min-h-8 items-center font-semibold">{label}</Link>
        </li>
      ))}
    </ul>
  )
}
