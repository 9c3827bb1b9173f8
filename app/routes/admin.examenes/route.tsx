/** All exams of the convocatoria: when, on which form, how many, how far marked. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import { NoExamsNote } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { submitMarkAll } from './actions.server.ts'
import { readExams, type ExamLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Exámenes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readExams(args.context)
}

export async function action(args: ActionFunctionArgs) {
  return submitMarkAll(args)
}

const columns = (now: Instant): Column<ExamLine>[] => [
  {
    key: 'turno', header: 'Turno',
    cell: ({ turno, startsAt }) => <>{turno}, <DateTime at={startsAt} form="short" /></>,
  },
  {
    key: 'name', header: 'Examen', rowHeader: true,
    cell: ({ id, name }) => <Link to={`/admin/examenes/${id}`}>{name}</Link>,
  },
  {
    key: 'form', header: 'Forma',
    cell: ({ form, startsAt }) => form === null
      ? <StateWord shape="triangle" tone="danger">{now < startsAt ? 'Falta' : 'No se congeló'}</StateWord>
      : <span className="whitespace-nowrap">v{form.version} <ShortHash hash={form.sha256} /></span>,
  },
  {
    key: 'frozen', header: 'Congelada',
    cell: ({ form }) => form === null ? '—' : <DateTime at={form.frozenAt} form="short" />,
  },
  { key: 'candidates', header: 'Aspirantes', align: 'end', cell: ({ candidates }) => formatCount(candidates) },
  { key: 'present', header: 'Presentes', align: 'end', cell: ({ present }) => formatCount(present) },
  { key: 'marked', header: 'Calificación', cell: (exam) => <StateWord {...markingLook(exam, now)} /> },
]

function markingLook({ toMark, marked, candidates, startsAt, endsAt }: ExamLine, now: Instant): StateWordProps {
  if (marked > 0 && marked === candidates) return { shape: 'check', tone: 'success', children: 'Calificado' }
  if (toMark) return { shape: 'half', tone: 'attention', children: 'Por calificar' }
  if (now < startsAt) return { shape: 'empty', children: 'Por aplicar' }
  if (now < endsAt) return { shape: 'full', tone: 'active', children: 'En curso' }
  return { shape: 'dash', children: 'Sin aspirantes' }
}

export default function Exams() {
  const { now, exams } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const toMark = exams.filter((exam) => exam.toMark).length
  return (
    <Page width="board">
      <PageHeading
        title="Exámenes" lead="Uno por especialidad y grado (§3.1), en los turnos del cronograma (§3.2)."
        act={toMark === 0 ? undefined : (
          <Form method="post">
            <input type="hidden" name="intent" value="markAll" />
            <SubmitButton pendingText="Calificando…">
              {`Calificar ${formatCounted(toMark, 'examen terminado', 'exámenes terminados')}`}
            </SubmitButton>
          </Form>
        )}
      />
      <NoExamsNote>Los exámenes y sus formas son los del periodo en que se presentaron (§4.2 B, §5.13).</NoExamsNote>
      <ErrorSummary errors={answered?.problems} title="No se calificaron estos exámenes" />
      <DataTable
        caption="Exámenes de la convocatoria" captionHidden narrow="stack" columns={columns(now)} rows={exams}
        rowKey={({ id }) => id} empty="La convocatoria vigente no tiene exámenes."
      />
    </Page>
  )
}
