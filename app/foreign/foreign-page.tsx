/** The page of foreign residents with a seat, whoever reads it: the coordination all of them, an OOAD those of its sedes. §5.18 */
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { ForeignList, type ForeignListProps } from './foreign-list.tsx'

interface ForeignPageProps extends Pick<ForeignListProps, 'base'> {
  /** Null before there is a call. */
  list: Omit<ForeignListProps, 'base'> | null
}

export function ForeignPage({ base, list }: ForeignPageProps) {
  return (
    <Page>
      <PageHeading title="Residentes extranjeros" lead="Matrícula IMSS y estatus migratorio de quienes tienen plaza (§5.18)." />
      {list === null ? <EmptyState title="Aún no hay una convocatoria">Aquí aparecerán quienes obtengan una plaza.</EmptyState>
        : <ForeignList base={base} {...list} />}
    </Page>
  )
}
