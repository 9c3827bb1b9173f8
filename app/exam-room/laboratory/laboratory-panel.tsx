/**
 * Laboratory reference values beside the question, so that both are read together;
 * on a phone in its place. Opens with the focus in the search; Esc closes.
 */
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { CONTROL_CLASSES } from '../../components/fields/field-frame.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { findValues } from './find-values.ts'
import { REFERENCE_SECTIONS, type ReferenceSection } from './reference-values.ts'

export function LaboratoryPanel({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const panel = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  useEffect(() => { close.current = onClose })
  useEffect(() => {
    const element = panel.current
    element?.querySelector('input')?.focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close.current()
    }
    element?.addEventListener('keydown', listen)
    return () => { element?.removeEventListener('keydown', listen) }
  }, [])
  const sections = findValues(REFERENCE_SECTIONS, typed)
  const count = sections.reduce((sum, { values }) => sum + values.length, 0)
  return (
    <aside ref={panel} aria-label="Valores de laboratorio" className="z-10 flex min-h-0 shrink-0 flex-col border-line
      bg-surface max-lg:absolute max-lg:inset-0 lg:w-[27rem] lg:border-s-2">
      <div className="shrink-0 border-b border-line p-3">
        <div className="flex items-start justify-between gap-2">
          <h2 className="pt-2 text-lg">Valores de laboratorio</h2>
          <button type="button" className={buttonClasses({ look: 'quiet' })} onClick={onClose}>
            <Icon icon={X} /> Cerrar<span className="sr-only"> los valores de laboratorio</span>
          </button>
        </div>
        <p className="text-sm">
          Adultos. Si la pregunta trae sus propios valores de referencia, valen los de la pregunta.
        </p>
        <label className="mt-2 block text-sm font-semibold">
          Buscar
          <input type="search" value={typed} maxLength={60} autoComplete="off" className={CONTROL_CLASSES}
            onChange={(event) => { setTyped(event.currentTarget.value) }} />
        </label>
        <p role="status" className="sr-only">{typed === '' ? '' : `${count} valores`}</p>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
      <div role="region" aria-label="Lista de valores" tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto p-3 -outline-offset-3">
        {sections.map((section) => <SectionTable key={section.title} section={section} />)}
        {count === 0 ? <p>No hay un valor con ese nombre. Pruebe con otra palabra o borre la búsqueda.</p> : null}
      </div>
    </aside>
  )
}

function SectionTable({ section: { title, values } }: { section: ReferenceSection }) {
  return (
    <table className="mb-5 w-full text-sm">
      <caption className="pb-1 text-start text-base font-semibold">{title}</caption>
      <thead className="sr-only">
        <tr><th scope="col">Estudio</th><th scope="col">Valor de referencia</th></tr>
      </thead>
      <tbody>
        {values.map(({ name, usual, si }) => (
          <tr key={name} className="border-t border-line align-top">
            <th scope="row" className="w-1/2 py-1.5 pe-3 text-start font-normal">{name}</th>
            <td className="py-1.5 font-semibold tabular-nums">
              {usual}
              {si === null ? null : <span className="block font-normal text-grey">SI: {si}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
