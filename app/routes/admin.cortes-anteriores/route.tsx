/** Cut-offs of an earlier period by file, for who chooses a sede now: every row's problem first, then all or nothing. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describePeriod } from '#app/call/past-cutoff-words.ts'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField, type FormField } from '#app/components/fields/form-field.ts'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { importField, ImportForm } from '#app/csv-import/import-form.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitPastList, type PastListReply } from './actions.server.ts'
import { ListTable } from './list-table.tsx'
import { readPastLists } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Cortes anteriores · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readPastLists(args)

export const action = (args: ActionFunctionArgs) => submitPastList(args)

export default function PastCutoffsPage() {
  const { title, shown, taken, withdrawn, lists } = useLoaderData<typeof loader>()
  const answered = useActionData<PastListReply>()
  const fieldOf = (name: 'period' | 'source'): FormField => {
    const errors = answered?.errors[name]
    return { ...plainField(name, answered?.[name]), key: answered?.[name] ?? '', ...(errors === undefined ? {} : { errors }) }
  }
  const [period, source] = [fieldOf('period'), fieldOf('source')]
  return (
    <Page>
      <PageHeading
        {...title === null ? {} : { above: title }} title="Cortes anteriores"
        lead="El último PI-IMSS con el que se asignó una plaza en cada curso y sede de un periodo pasado. Se muestra en
          Cursos y plazas y junto a las preferencias, como un hecho que no promete nada."
      />
      <ErrorSummary fields={[importField(answered), period, source]} />
      {taken === null && !withdrawn ? null : (
        <div className="mb-8"><Alert tone="success" announce title={taken === null ? 'La lista quedó retirada'
          : `La lista quedó cargada: ${formatCounted(Number(taken), 'renglón', 'renglones')}`}
        /></div>
      )}
      <Section title="Lo que se muestra ahora">
        <p className="max-w-measure">
          {shown === null ? 'Nada: aún no se conoce ningún periodo anterior al vigente, y junto a las sedes no aparece ningún corte.'
            : `Los del ${describePeriod(shown.period)}, en ${formatCounted(shown.rows, 'grupo de plazas', 'grupos de plazas')}. ${
              shown.source === '' ? 'Son los que esta plataforma publicó.' : `Fuente: ${shown.source}.`}`}
        </p>
      </Section>
      <Section title="Cargar una lista">
        <ImportForm
          answered={answered} template="/admin/cortes-anteriores/plantilla.csv"
          hint="Columnas: curso, sede, subsede, plazas, asignadas, ultimo pi-imss. Con menos de tres plazas asignadas la última va vacía."
          options={(
            <>
              <TextField field={period} label="Periodo" code hint="Ciclo y número, por ejemplo 2023-2024-1" />
              <TextField field={source} label="Fuente" hint="La lee todo el público junto a las cifras." />
            </>
          )}
          preview={<Preview answered={answered} />}
          take={answered?.ready === true ? `Cargar ${formatCounted(answered.rows, 'renglón', 'renglones')}` : null}
        />
      </Section>
      <Section title="Listas" lead="Del mismo periodo vale la última que no se retiró. Lo que la plataforma publicó vale antes que cualquier lista.">
        <ListTable lists={lists} />
      </Section>
    </Page>
  )
}

const MOST_SHOWN = 200

function Preview({ answered }: { answered: PastListReply | undefined }) {
  if (answered === undefined || answered.error !== null) return null
  const { faults, rows, withScore, unseen } = answered
  return (
    <div className="space-y-4">
      {faults.length === 0 ? (
        <Alert tone={rows === 0 ? 'attention' : 'success'} announce title={rows === 0 ? 'El archivo no tiene renglones' : 'Ningún renglón tiene problemas'}>
          {formatCounted(rows, 'renglón', 'renglones')}; con puntaje: {withScore}.
        </Alert>
      ) : (
        <>
          <Alert tone="danger" announce title={`${formatCounted(faults.length, 'renglón tiene', 'renglones tienen')} un problema: nada se cargó`} />
          <DataTable
            caption="Renglones con problema" rows={faults.slice(0, MOST_SHOWN)} rowKey={({ line }) => String(line)}
            columns={[
              { key: 'line', header: 'Renglón', align: 'end', rowHeader: true, cell: ({ line }) => line },
              { key: 'problem', header: 'Qué pasa', cell: ({ problem }) => problem },
            ]}
          />
        </>
      )}
      {unseen.length === 0 ? null : (
        <Alert tone="attention" title={`${formatCounted(unseen.length, 'renglón no se mostrará', 'renglones no se mostrarán')}`}>
          <p>Su curso, sede o subsede no está en la convocatoria vigente. Si es el mismo con otro nombre, escriba el vigente:</p>
          <ul className="list-disc ps-6">{unseen.slice(0, 10).map((one) => <li key={one}>{one}</li>)}</ul>
          {unseen.length > 10 ? <p>y {unseen.length - 10} más.</p> : null}
        </Alert>
      )}
    </div>
  )
}
