/** Inputs that are missing or contradict each other: whose, by which clause, and where it is put right. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import type { GapKind, SelectionGap } from '#db/queries/selection-gaps.ts'

interface GapWords {
  what: (about: string | null) => string
  clause: string
  /** Where somebody can act on it. */
  to: string
  act: string
}

const WORDS: Readonly<Record<GapKind, GapWords>> = {
  markMissing: {
    what: (exam) => `Sin calificar: ${exam ?? ''}`, clause: '§3.1', to: '/admin/examenes', act: 'Calificar',
  },
  formKeyDiffers: {
    what: () => 'Se calificó con una clave que no es la del cuadernillo', clause: '§3.1', to: '/admin/examenes',
    act: 'Calificar de nuevo',
  },
  quarantineUndecided: {
    what: (count) => `Respuestas en cuarentena sin decisión: ${count ?? ''}`, clause: '§3.1',
    to: '/admin/incidencias/cuarentena', act: 'Decidir',
  },
  correctionOpen: {
    what: (year) => `Corrección de la calificación del grado ${year ?? ''} sin decidir`, clause: '§4.2 C',
    to: '/admin/calificaciones', act: 'Ver calificaciones',
  },
  enarmSuggestionOpen: {
    what: () => 'Puntaje del ENARM por confirmar', clause: '§4.2 A', to: '/admin/enarm', act: 'Confirmar',
  },
  earlierGradeMissing: {
    what: (year) => `Falta la calificación del grado ${year ?? ''}`, clause: '§4.2 C', to: '/admin/calificaciones',
    act: 'Ver calificaciones',
  },
  publicationUndecided: {
    what: (doi) => `Artículo sin dictamen: ${doi ?? ''}`, clause: '§4.3.1', to: '/admin/publicaciones',
    act: 'Ver publicaciones',
  },
  preferencesDiffer: {
    what: () => 'Las preferencias no son las de la última solicitud registrada', clause: '§2.2',
    to: '/admin/expedientes', act: 'Ver expediente',
  },
  preferenceNotOpen: {
    what: (cer) => `Pide un curso que su especialidad y grado no abren: ${cer ?? ''}`, clause: '§1.1',
    to: '/admin/expedientes', act: 'Ver expediente',
  },
}

const COLUMNS: readonly Column<SelectionGap>[] = [
  { key: 'who', header: 'Aspirante', rowHeader: true, cell: ({ name, folio }) => `${name} (${folio})` },
  { key: 'what', header: 'Qué falta o se contradice', cell: ({ kind, about }) => WORDS[kind].what(about) },
  { key: 'clause', header: 'Numeral', cell: ({ kind }) => WORDS[kind].clause },
  { key: 'act', header: 'Resolver', cell: ({ kind }) => <Link to={WORDS[kind].to}>{WORDS[kind].act}</Link> },
]

/** The first ones; the whole number stands above. */
export function GapTable({ gaps }: { gaps: readonly SelectionGap[] }) {
  return (
    <DataTable
      caption="Datos que faltan o se contradicen" captionHidden narrow="stack" columns={COLUMNS} rows={gaps}
      rowKey={({ kind, candidateId, about }) => `${kind} ${candidateId} ${about ?? ''}`} empty="Nada falta."
    />
  )
}
