/** The keys of the exam, the switch that turns single keys off (WCAG 2.1.4), and what to do when something fails. */
import { RoomDialog } from './room-dialog.tsx'
import { SHORTCUT_HELP } from './shortcuts.ts'

interface HelpSheetProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  singleKeys: boolean
  onSingleKeys: (enabled: boolean) => void
}

export function HelpSheet({ isOpen, onOpenChange, singleKeys, onSingleKeys }: HelpSheetProps) {
  return (
    <RoomDialog title="Ayuda y teclas" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="min-h-0 overflow-y-auto">
        <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-6">
          {SHORTCUT_HELP.map(({ keys, does }) => (
            <div key={does} className="col-span-2 grid grid-cols-subgrid items-center border-t border-line py-2">
              <dt className="flex flex-wrap gap-1">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="min-w-8 rounded-md border-2 border-grey px-1.5 text-center font-sans font-semibold"
                  >
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-11 items-center gap-3 border-t border-line py-3">
          <input
            type="checkbox"
            className="choice-mark rounded-md"
            checked={singleKeys}
            onChange={(event) => { onSingleKeys(event.currentTarget.checked) }}
          />
          Usar teclas sueltas (letras, flechas y ?)
        </label>
        <h3 className="mt-4 text-lg">Si algo falla</h3>
        <p className="max-w-measure">
          Levante la mano; lo que dice «Guardada» está en el servidor. Si se va la red, siga contestando: sus
          respuestas se conservan en este equipo y se envían solas cuando vuelva. Si recarga la página, vuelve a la
          misma pregunta.
        </p>
      </div>
    </RoomDialog>
  )
}
