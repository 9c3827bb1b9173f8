/** Who arrives at a UMAE, for its education authority, with the official notification. Convocatoria §5.9.3, §5.12 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ArrivalsSections } from '#app/arrivals/arrivals-view.tsx'
import { readArriving, readVersions } from '#app/arrivals/read-arrivals.server.ts'
import { openUmae } from '#app/arrivals/receiver.server.ts'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Llegadas · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { receiver, addressees, name, base } = await openUmae(args)
  const { db } = args.context.services.database
  return { name, base, view: await readArriving(db, receiver), versions: await readVersions(db, 'arrivals', addressees) }
}

export default function ArrivalsPage() {
  const { name, ...arrivals } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/sede', label: 'Mi sede' }]} here="Llegadas" />
      <PageHeading above={name} title="Llegadas" lead="Quiénes se presentan en la UMAE por su plaza aceptada. Sin puntajes." />
      <ArrivalsSections {...arrivals} />
    </Page>
  )
}
