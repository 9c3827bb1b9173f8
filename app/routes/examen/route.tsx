/** The sitting: one page that follows the attempt's state, from the door to the receipt. Takes the whole screen. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import type { RouteHandle } from '#app/components/page/route-handle.ts'
import { Page } from '#app/components/page/page.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Sitting } from '#app/exam-room/sitting.tsx'
import { useSitting } from '#app/exam-room/use-sitting.ts'
import { readSitting, type LoadedSitting } from './queries.server.ts'
import { useNewestSitting } from './use-newest-sitting.ts'

export const handle = { chrome: 'exam' } satisfies RouteHandle

export const meta: MetaFunction = () => [{ title: 'Examen - EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readSitting(args)

export default function ExamPage() {
  const loaded = useLoaderData<typeof loader>()
  return loaded === null ? <NoExam /> : <LiveExam loaded={loaded} />
}

function LiveExam({ loaded }: { loaded: LoadedSitting }) {
  const live = useSitting({ facts: loaded.facts, owner: loaded.owner, fromMachine: false, seb: loaded.seb })
  const newest = useNewestSitting(loaded, live)
  const { line, adoptAnnouncements } = live
  // While the line stands it knows better.
  useEffect(() => {
    if (line !== 'ready') adoptAnnouncements(newest.announcements)
  }, [line, newest, adoptAnnouncements])
  return <Sitting facts={newest.facts} loaded={newest} live={live} />
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
