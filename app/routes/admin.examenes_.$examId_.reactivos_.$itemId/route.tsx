/**
 * One item as it was sat: text, options with what each drew by thirds, and its flags. Shows the key: for the
 * coordination only.
 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { Card } from '#app/components/page/card.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { distinctFlags, FLAG_WORDS } from '#app/exam-quality/flag-words.ts'
import { formatFigure, formatPart } from '#app/exam-quality/format-figure.ts'
import { OptionTraces } from '#app/exam-quality/option-traces.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { readItem, type ItemView } from './queries.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Reactivo ${data?.item.code ?? ''} · EFISER` }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  return { exam, item: await readItem(args.context, exam.id, args.params['itemId']) }
}

type OptionView = ItemView['options'][number]

const COLUMNS: readonly Column<OptionView>[] = [
  { key: 'name', header: 'Opción', cell: ({ name }) => name },
  {
    key: 'text', header: 'Texto', rowHeader: true,
    cell: ({ text, right }) => (
      <>
        {text}
        {right ? <span className="block"><StateWord shape="check" tone="success">Correcta</StateWord></span> : null}
      </>
    ),
  },
  { key: 'share', header: 'Todas', align: 'end', cell: ({ share }) => formatPart(share) },
  {
    key: 'lower', header: 'Inferior', align: 'end',
    cell: ({ shareByThird }) => formatPart(shareByThird?.lower ?? null),
  },
  {
    key: 'middle', header: 'Medio', align: 'end',
    cell: ({ shareByThird }) => formatPart(shareByThird?.middle ?? null),
  },
  {
    key: 'upper', header: 'Superior', align: 'end',
    cell: ({ shareByThird }) => formatPart(shareByThird?.upper ?? null),
  },
  { key: 'mean', header: 'Media de aciertos', align: 'end', cell: ({ meanTotal }) => formatFigure(meanTotal, 1) },
  {
    key: 'discrimination', header: 'Discriminación', align: 'end',
    cell: ({ discrimination }) => formatFigure(discrimination),
  },
]

export default function ItemPage() {
  const { exam, item } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page>
      <Breadcrumbs
        way={[
          { to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name },
          { to: `${home}/reactivos`, label: 'Reactivos' },
        ]}
        here={item.code}
      />
      <PageHeading above={item.topic} title={`Reactivo ${item.code}`} />
      {distinctFlags(item.flags).map((flag) => (
        <div key={flag} className="mb-4">
          <Alert tone="attention" title={FLAG_WORDS[flag].short}>{FLAG_WORDS[flag].full}</Alert>
        </div>
      ))}
      <div className="mb-10 grid gap-8 lg:grid-cols-2">
        <Card>
          {item.vignette === null ? null : <p className="mb-4 whitespace-pre-line">{item.vignette}</p>}
          <p className="font-semibold whitespace-pre-line">{item.stem}</p>
          {item.image === null ? null : (
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(item.image.svg)}`} alt={item.image.alt}
              className="mt-4 border border-line bg-white"
            />
          )}
        </Card>
        <div>
          <SummaryList rows={[
            { term: 'Hojas (n)', value: formatCount(item.n) },
            { term: 'Facilidad', value: formatFigure(item.facility) },
            { term: 'RIT', value: formatFigure(item.rit) },
            { term: 'RIR', value: formatFigure(item.rir) },
            { term: 'Tercio superior menos inferior', value: formatFigure(item.upperLowerDifference) },
            { term: 'KR-20 sin este reactivo', value: formatFigure(item.alphaIfDeleted, 3) },
            { term: 'Sin respuesta', value: formatPart(item.unansweredShare) },
          ]} />
        </div>
      </div>
      <Section title="Opciones" lead="Cada aspirante las vio en otro orden; aquí llevan un número fijo.">
        <DataTable
          caption="Opciones del reactivo" captionHidden columns={COLUMNS} rows={item.options}
          rowKey={({ optionId }) => optionId}
        />
        <div className="mt-8"><OptionTraces traces={item.options} n={item.n} /></div>
      </Section>
    </Page>
  )
}
