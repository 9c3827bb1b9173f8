/**
 * Said on pages about exams, grades, ENARM and articles while the call in force has no exams: nothing is asked for or done
 * here then, and an empty page is no proof that all is well. Nothing in a call with exams. Convocatoria §4.2 B, §5.13
 */
import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Alert } from '../feedback/alert.tsx'

/** Of what the document around every page knows (root-data.server.ts). */
export function useWithoutExams(): boolean {
  return useRouteLoaderData<{ withoutExams: boolean }>('root')?.withoutExams === true
}

export function NoExamsNote({ children }: { children: ReactNode }) {
  return useWithoutExams()
    ? <div className="mb-8"><Alert title="En este periodo no hay examen: valen las calificaciones del anterior">{children}</Alert></div>
    : null
}
