/** Exams by name, each leading to its page. */
import { Link } from '@remix-run/react'

export function ExamLinks({ exams }: { exams: readonly { id: string, name: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {exams.map(({ id, name }) => (
        <li key={id}><Link to={`/admin/examenes/${id}`} className="inline-block py-1">{name}</Link></li>
      ))}
    </ul>
  )
}
