/** A call that is being written: its parts, what is missing or contradictory, and the way to its publication. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { changeColumns } from '#app/call/change-columns.tsx'
import { FindingList } from '#app/call/finding-list.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { TaskList } from '#app/components/data/task-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitDraft } from './actions.server.ts'
import { readDraftPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Borrador de convocatoria · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readDraftPage(args, args.params['draftId'])

export const action = (args: ActionFunctionArgs) => submitDraft(args, args.params['draftId'])

type Draft = ReturnType<typeof useLoaderData<typeof loader>>

export default function DraftPage() {
  const draft = useLoaderData<typeof loader>()
  const { title, amends, copiedFrom, publishedAs, changedAt, changedBy, findings, blocked, open, home, changes, carries } = draft
  const answered = useActionData<typeof action>()
  const wrong = findings.filter(({ blocking }) => blocking).length
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/convocatorias', label: 'Convocatorias' }]} here="Borrador" />
      <PageHeading
        above={amends === null ? `Borrador, copiado de ${copiedFrom}` : `Fe de erratas de ${amends}`} title={title}
        lead={<>Último cambio: {changedBy}, <DateTime at={changedAt} form="short" />. Cada parte se guarda por separado.</>}
        act={open && !blocked ? <ButtonLink to={`${home}/publicar`}>Publicar…</ButtonLink> : undefined}
      />
      <ErrorSummary errors={answered === undefined ? [] : [answered.error]} />
      {open ? null : <Closed publishedAs={publishedAs} />}
      {carries ? <CarriedMarks /> : null}
      {open ? (
        <Section
          title="Lo que falta o se contradice"
          lead={blocked
            ? `${formatCounted(wrong, 'asunto impide', 'asuntos impiden')} publicar.` : 'Nada impide publicar.'}
        >
          {findings.length === 0 ? null : <FindingList findings={findings} />}
        </Section>
      ) : null}
      <Section title="Partes"><Parts draft={draft} /></Section>
      {changes === null ? null : (
        <Section title="Qué cambia" lead="Frente a la versión vigente: así se publicará.">
          <DataTable
            caption="Qué cambia" captionHidden narrow="stack" rows={changes} rowKey={({ path }) => path}
            columns={changeColumns()} empty="Aún nada."
          />
        </Section>
      )}
      {open ? <GiveUp /> : null}
    </Page>
  )
}

/** What was chosen when the period was begun, and what follows from it. */
function CarriedMarks() {
  return (
    <div className="mb-8">
      <Alert title="Este periodo no tiene examen: valen las calificaciones del periodo anterior">
        Solo se registra quien presentó el EFISER de este ciclo en su especialidad y grado (§4.2 B, §5.13). Los pesos, los puntos
        y la fecha de los artículos son los de entonces, y el cronograma queda vacío. Para un examen nuevo, descarte el borrador y
        abra el periodo otra vez.
      </Alert>
    </div>
  )
}

function Closed({ publishedAs }: { publishedAs: string | null }) {
  return (
    <div className="mb-8">
      {publishedAs === null ? <Alert title="Este borrador se descartó: no cambia más" /> : (
        <Alert title="Este borrador ya se publicó: no cambia más">
          <Link to={`/admin/convocatorias/${publishedAs}`}>Ver la convocatoria publicada</Link>
        </Alert>
      )}
    </div>
  )
}

function Parts({ draft: { parts, home } }: { draft: Draft }) {
  return (
    <TaskList tasks={parts.map(({ name, title, rows, closed, wrong, asked }) => ({
      title, to: `${home}/${name}`,
      ...rows === null ? {} : { hint: closed && rows === 0 ? 'No lleva exámenes' : formatCounted(rows, 'renglón', 'renglones') },
      state: wrong > 0
        ? <StateWord shape="cross" tone="danger">{formatCounted(wrong, 'asunto', 'asuntos')}</StateWord>
        : asked > 0 ? <StateWord shape="triangle" tone="attention">{`${asked} por revisar`}</StateWord>
          : closed ? <StateWord shape="dash">No aplica</StateWord>
            : <StateWord shape="check" tone="success">Completa</StateWord>,
    }))}
    />
  )
}

function GiveUp() {
  return (
    <Section title="Descartar el borrador" lead="Nadie podrá seguir con él. Queda en la bitácora.">
      <Form method="post" className="space-y-4">
        <input type="hidden" name="intent" value="discard" />
        <CheckboxField field={plainField('confirmed')} label="Quiero descartar este borrador" />
        <SubmitButton look="danger">Descartar el borrador</SubmitButton>
      </Form>
    </Section>
  )
}
