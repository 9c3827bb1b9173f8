/** The sitting: one page that follows the attempt's state, from the door to the receipt. Takes the whole screen. */
import { useEffect } from 'react'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import type { RouteHandle } from '#app/components/page/route-handle.ts'
import { Page } from '#app/components/page/page.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Sitting } from '#app/exam-room/sitting.tsx'
import { useSitting } from '#app/exam-room/use-sitting.ts'
import { readSitting, type LoadedSitting } from './queries.server.ts'

export const handle = { chrome: 'exam' } satisfies RouteHandle

export const meta: MetaFunction = () => [{ title: 'Examen - EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readSitting(args)

export default function ExamPage() {
  const loaded = useLoaderData<typeof loader>()
  return loaded === null ? <NoExam /> : <LiveExam loaded={loaded} />
}

/** While the line is down the page asks by plain request, each with its own pause: 300 rooms must not ask at once. */
const ASK_EVERY_MS = { least: 15_000, spread: 10_000 }

function LiveExam({ loaded }: { loaded: LoadedSitting }) {
  const live = useSitting(loaded.facts.itemCount)
  const { revalidate } = useRevalidator()
  const { state, line } = live
  // The line tells the state; reasons and texts beside it come from the page's own data.
  useEffect(() => {
    if (state !== null && state !== loaded.state) revalidate()
  }, [state, loaded.state, revalidate])
  useEffect(() => {
    if (line === 'ready') return
    const timer = setInterval(revalidate, ASK_EVERY_MS.least + Math.random() * ASK_EVERY_MS.spread)
    return () => { clearInterval(timer) }
  }, [line, revalidate])
  return <Sitting facts={loaded.facts} loaded={loaded} live={live} />
}

function NoExam() {
  return (
    <Page>
      <PageHeading title="Examen" />
      <EmptyState title="No tiene un examen programado" act={<ButtonLink to="/residente">Ir a mi inicio</ButtonLink>}>
        Aquí se abre su examen el día de su turno, cuando está registrado en la convocatoria vigente.
      </EmptyState>
    </Page>
  )
}
