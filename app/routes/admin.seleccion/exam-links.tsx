/** Exams by name, each leading to its page. */
import { Link } from '@remix-run/react'

interface ExamLinksProps {
  exams: readonly { id: string, name: string }[]
  /** Below the exam's own page. */
  page?: string
}

export function ExamLinks({ exams, page }: ExamLinksProps) {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {exams.map(({ id, name }) => (
        <li key={id}><Link to={`/admin/examenes/${id}${page === undefined ? '' : `/${page}`}`} className="inline-block py-1">{name}</Link></li>
      ))}
    </ul>
  )
}
