/** The course and its sedes in order of preference: what is eligible, why the rest is not, and the order. §1.1, §2.1 B */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { PastCutoffNote } from '#app/call/past-cutoff-note.tsx'
import { describePastCutoff } from '#app/call/past-cutoff-words.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { describeMissing, STEP_TITLES } from '#app/labels/registration.ts'
import { ClosedNotice } from '#app/registration/closed-notice.tsx'
import { applyOrderAct, focusAfter } from '#app/registration/order-list.ts'
import { nameSede, OrderedSedes } from '#app/registration/ordered-sedes.tsx'
import { SaveWords } from '#app/registration/save-words.tsx'
import { StaleDraft } from '#app/registration/stale-draft.tsx'
import { useFocusAfterAct } from '#app/registration/use-focus-after-act.ts'
import { useAutosave } from '#app/registration/use-autosave.ts'
import { isStillTrue } from '#app/revalidation.ts'
import { readPools } from '#exam-engine/convocatoria/registration-fields.ts'
import { submitOrder } from './actions.server.ts'
import { CourseList } from './course-list.tsx'
import { readCourses } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: `${STEP_TITLES.preferences} · Registro · EFISER` }]

export const loader = (args: LoaderFunctionArgs) => readCourses(args)
export const action = (args: ActionFunctionArgs) => submitOrder(args)

export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  return args.formMethod === undefined || args.formMethod === 'GET' ? args.defaultShouldRevalidate
    : !isStillTrue(args) && args.defaultShouldRevalidate
}

/** What an act did, before the sede's name. */
const DONE: Readonly<Record<string, string>> = { add: 'Agregó ', remove: 'Quitó ', up: 'Subió ', down: 'Bajó ' }

export default function CoursesPage() {
  const page = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const answered = replied?.draft
  const stored = answered !== undefined && !answered.ok && 'stored' in answered ? answered : null
  const [ids, setIds] = useState(() => readPools(replied?.typed['pools'] ?? page.pools))
  const [undo, setUndo] = useState<{ ids: string[], what: string } | null>(null)
  const [focus, setFocus] = useState<readonly string[]>([])
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useState('')
  const pools = ids.join(',')
  const known = stored?.revision ?? (answered?.ok === true ? answered.revision : page.revision)
  const { state, revision, touch, beforeSubmit, keepOwn } = useAutosave('preferences', known, () => ({ pools }))
  // Without script each act comes back as another page: there the server's list is the one.
  const loaded = useRef(page.pools)
  useEffect(() => {
    if (loaded.current === page.pools) return
    loaded.current = page.pools
    setIds(readPools(page.pools))
  }, [page.pools])

  const change = (next: string[], what: string, act: string | null) => {
    setUndo({ ids, what })
    setIds(next)
    setFocus(act === null ? [] : focusAfter(act, ids, offeredIds))
    touch()
    const moved = act?.split(':')[1]
    const place = moved === undefined ? -1 : next.indexOf(moved)
    setSaid(place < 0 ? what : `${what}: lugar ${String(place + 1)} de ${String(next.length)}`)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    if (!(submitter instanceof HTMLButtonElement) || submitter.name !== 'act') {
      beforeSubmit(event)
      return
    }
    event.preventDefault()
    const act = submitter.value
    const found = page.offered.find(({ poolId }) => act.endsWith(poolId))
    change(applyOrderAct(ids, act), found === undefined ? 'La lista se vació' : `${DONE[act.split(':')[0] ?? ''] ?? ''}${nameSede(found)}`, act)
  }

  const listed = ids.flatMap((id) => page.offered.find(({ poolId }) => poolId === id) ?? [])
  const cer = listed[0]?.cer ?? page.cer
  const rest = page.offered.filter((pool) => pool.cer === cer && !ids.includes(pool.poolId))
  const offeredIds = page.offered.filter((pool) => pool.cer === cer).map(({ poolId }) => poolId)
  useFocusAfterAct(form, focus, pools)
  const problems = (replied?.problems ?? page.problems).map(describeMissing)
  const refused = answered !== undefined && !answered.ok && stored === null ? [answered.text] : []
  const nameOf = (_: string, value: string) => readPools(value)
    .map((id, index) => `${String(index + 1)}. ${nameSede(page.offered.find(({ poolId }) => poolId === id) ?? { sede: id, subsede: null })}`)
    .join('; ')
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }, { to: '/registro', label: 'Mi registro' }]} here={STEP_TITLES.preferences} />
      <PageHeading
        title={STEP_TITLES.preferences} above={`Paso ${page.number} de ${page.total}`}
        lead="Un curso de rama y sus sedes, de mayor a menor interés. Los cambios frecuentes aumentan el riesgo de perder su orden (§2.2 A)."
      />
      <ClosedNotice {...page.window} />
      <ErrorSummary errors={[...refused, ...problems]} />
      {state.kind === 'stale' ? (
        <StaleDraft text={state.text} typed={{ pools }} stored={state.stored} show={nameOf} onKeep={keepOwn} />
      ) : stored === null ? null : (
        <StaleDraft text={stored.text} typed={replied?.typed ?? {}} stored={stored.stored} show={nameOf} />
      )}
      {page.eligible.length === 0 ? (
        <div className="mb-8"><Alert tone="danger" title="No hay un curso al que pueda aspirar">
          <p>Abajo, en cada curso, está lo que falta y su cláusula.</p>
        </Alert></div>
      ) : listed.length > 0 ? null : (
        <Form method="get" className="mb-8 flex max-w-reading flex-wrap items-end gap-4">
          <SelectField
            field={plainField('curso', cer ?? undefined)} label="Curso de rama (CER)" emptyLabel="Elija un curso"
            choices={page.eligible.map((one) => ({ value: one, label: one }))}
          />
          <Button type="submit" look="secondary">Ver sus sedes</Button>
        </Form>
      )}
      {page.past === null || cer === null ? null : <PastCutoffNote {...page.past} />}
      <Form method="post" ref={form} onSubmit={onSubmit}>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="pools" value={pools} />
        {listed.length === 0 ? null : (
          <Section
            title={cer ?? ''} lead={`${formatCounted(listed.length, 'sede', 'sedes')} en su lista. La 1 es la que más quiere.`}
            acts={<Button type="submit" name="act" value="clear" look="quiet">Vaciar la lista para cambiar de curso</Button>}
          >
            <OrderedSedes
              sedes={listed} hasPast={page.past !== null}
              onOrder={(next) => {
                change(next, 'La lista cambió', null)
              }}
            />
          </Section>
        )}
        <p role="status" className="sr-only">{said}</p>
        {undo === null ? null : (
          <div className="mb-6 flex flex-wrap items-center gap-4">
            <p>{undo.what}.</p>
            <Button
              look="secondary"
              onPress={() => {
                setIds(undo.ids)
                setUndo(null)
                setFocus([])
                touch()
                setSaid('Se deshizo el último cambio')
              }}
            >
              Deshacer el último cambio
            </Button>
          </div>
        )}
        {cer === null || rest.length === 0 ? null : (
          <Section title={listed.length === 0 ? `Sedes de ${cer}` : 'Sedes que puede agregar'}>
            <ul className="max-w-reading border-b border-line">
              {rest.map((pool) => (
                <li key={pool.poolId} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-2">
                  <span className="min-w-0">
                    <span className="font-semibold">{nameSede(pool)}</span>
                    <span className="block text-grey">{pool.city} · {formatCounted(pool.seats, 'plaza', 'plazas')}</span>
                    {page.past === null ? null : <span className="block text-grey">{describePastCutoff(pool.past)}</span>}
                  </span>
                  <Button type="submit" name="act" value={`add:${pool.poolId}`} look="secondary" aria-label={`Agregar ${nameSede(pool)}`}>
                    Agregar
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <SaveWords state={state} savedAt={page.savedAt} />
        <ActRow>
          <SubmitButton>Guardar y continuar</SubmitButton>
          <ButtonLink look="quiet" to="/registro">Volver a la lista de pasos</ButtonLink>
        </ActRow>
      </Form>
      <CourseList courses={page.courses} />
    </Page>
  )
}
