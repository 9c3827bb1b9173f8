/** How the exam looks to this candidate: size of text, colours, clock. Changes at once and no answer. */
import { RoomDialog } from './room-dialog.tsx'
import { EXAM_THEMES, THEME_WORDS } from './exam-theme.ts'
import { TextSizeControl } from './text-size-control.tsx'
import type { ExamPreferences } from './use-preferences.ts'

interface ViewSheetProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  preferences: ExamPreferences
  onChange: (change: Partial<ExamPreferences>) => void
}

export function ViewSheet({ isOpen, onOpenChange, preferences, onChange }: ViewSheetProps) {
  return (
    <RoomDialog title="Texto y colores" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="min-h-0 overflow-y-auto p-1">
        <p className="mb-2 font-semibold">Tamaño del texto</p>
        <TextSizeControl size={preferences.textSize} onSize={(textSize) => { onChange({ textSize }) }} />
        <fieldset className="mt-6">
          <legend className="mb-1 font-semibold">Colores</legend>
          {EXAM_THEMES.map((theme) => (
            <label key={theme} className="flex min-h-11 items-center gap-3">
              <input type="radio" name="exam-theme" value={theme} className="choice-mark rounded-full"
                checked={preferences.theme === theme} onChange={() => { onChange({ theme }) }} />
              {THEME_WORDS[theme]}
            </label>
          ))}
        </fieldset>
        <label className="mt-4 flex min-h-11 items-center gap-3 border-t border-line pt-4">
          <input type="checkbox" className="choice-mark rounded-md" checked={preferences.clockHidden}
            onChange={(event) => { onChange({ clockHidden: event.currentTarget.checked }) }} />
          Ocultar el reloj (avisa de todos modos cuando faltan 30, 10, 5 y 1 minutos)
        </label>
      </div>
    </RoomDialog>
  )
}
