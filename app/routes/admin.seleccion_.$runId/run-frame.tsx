/** What the pages of one run share: the way here, the title, and the links between them. */
import type { ReactNode } from 'react'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { SectionNav } from '#app/components/page/section-nav.tsx'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import type { RunView } from './queries.server.ts'

interface RunFrameProps {
  run: Pick<RunView, 'id' | 'frozenAt' | 'ranAt'>
  title: string
  act?: ReactNode
  children: ReactNode
}

export function RunFrame({ run, title, act, children }: RunFrameProps) {
  const home = `/admin/seleccion/${run.id}`
  return (
    <Page width="board">
      <Breadcrumbs way={[{ to: '/admin/seleccion', label: 'Selección' }]} here={title} />
      <PageHeading above={`Corrida congelada el ${formatShortDateTime(run.frozenAt)}`} title={title} act={act} />
      {run.ranAt === null ? null : (
        <div className="mb-8">
          <SectionNav label="Páginas de la corrida" items={[
            { to: home, label: 'Orden y asignación', end: true },
            { to: `${home}/plazas`, label: 'Plazas y cortes' },
            { to: `${home}/exclusiones`, label: 'Exclusiones' },
            { to: `${home}/simulaciones`, label: 'Simulaciones' },
          ]} />
        </div>
      )}
      {children}
    </Page>
  )
}
