/** The candidate's own note on one item. Says whose it is, where it stays and when it ends. */
import { RoomDialog } from '../screen/room-dialog.tsx'
import { CONTROL_CLASSES } from '../../components/fields/field-frame.tsx'
import { NOTE_LIMIT } from './item-aids.ts'

interface NoteSheetProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** "Pregunta 47 de 120" */
  title: string
  note: string
  onNote: (note: string) => void
}

export function NoteSheet({ isOpen, onOpenChange, title, note, onNote }: NoteSheetProps) {
  return (
    <RoomDialog title={`Notas: ${title}`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <p className="mb-3 max-w-measure">
        Son solo para usted: se conservan en este equipo, no se envían ni se califican, y se borran al terminar el
        examen. Su respuesta es únicamente la opción que elija.
      </p>
      <label className="block font-semibold">
        Sus notas de esta pregunta
        <textarea
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the sheet was opened to write
          autoFocus
          rows={8}
          maxLength={NOTE_LIMIT}
          value={note}
          onChange={(event) => { onNote(event.currentTarget.value) }}
          className={`${CONTROL_CLASSES} exam-text`}
        />
      </label>
      <p className="mt-1 text-sm text-grey tabular-nums">{note.length} de {NOTE_LIMIT} caracteres. Esc cierra.</p>
    </RoomDialog>
  )
}
