/**
 * The text of a file that was read, to be mended and checked again: nobody goes back to the spreadsheet for one cell.
 */
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'

export function MendText({ text }: { text: string }) {
  return (
    <div>
      <label htmlFor="text" className="block font-semibold">
        Contenido del archivo
      </label>
      <p id="text-hint" className="text-grey">
        Puede corregirlo aquí y revisarlo de nuevo, o pegar otro. Nada se guarda mientras haya un problema.
      </p>
      <textarea
        id="text"
        name="text"
        aria-describedby="text-hint"
        rows={Math.min(16, Math.max(4, text.split('\n').length + 1))}
        key={text}
        defaultValue={text}
        spellCheck={false}
        wrap="off"
        className={`${CONTROL_CLASSES} mt-2 font-mono text-sm`}
      />
    </div>
  )
}
