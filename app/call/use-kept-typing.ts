/**
 * Keeps what is typed into a form in this tab until it is saved: a reload, a lost session or a closed page loses nothing.
 * Given back at the next visit of the same form where the saved values differ; the browser warns before it leaves.
 */
import { useEffect, useRef, useState, type RefObject } from 'react'

interface Kept {
  values: Record<string, string>
  sent: boolean
}

const PREFIX = 'efiser call '

interface KeptTyping {
  form: RefObject<HTMLFormElement>
  /** What was typed before was put back into the fields. */
  restored: boolean
  forget(): void
}

interface FormState {
  /** What is saved: what the fields show to who has typed nothing. */
  values: Readonly<Record<string, string>>
  /** The form sent last was stored. */
  saved: boolean
  /** What came back of this form instead; undefined before it was sent. */
  refusal: unknown
}

/** `place` names the form. */
export function useKeptTyping(place: string, { values, saved, refusal }: FormState): KeptTyping {
  const form = useRef<HTMLFormElement>(null)
  const [restored, setRestored] = useState(false)
  const dirty = useRef(false)
  const shown = useRef(values)

  useEffect(() => {
    const element = form.current
    if (saved) dropSent()
    if (element === null) return
    const key = PREFIX + place
    const kept = read(key)
    if (kept !== null && fill(element, kept.values, shown.current)) {
      dirty.current = true
      setRestored(true)
    }
    const keep = (sent: boolean) => {
      dirty.current = !sent
      write(key, { values: valuesOf(element), sent })
    }
    const onInput = () => { keep(false) }
    const onSubmit = () => { keep(true) }
    const onLeave = (event: BeforeUnloadEvent) => { if (dirty.current) event.preventDefault() }
    element.addEventListener('input', onInput)
    element.addEventListener('submit', onSubmit)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      element.removeEventListener('input', onInput)
      element.removeEventListener('submit', onSubmit)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [place, saved])

  useEffect(() => {
    if (refusal === undefined || form.current === null) return
    dirty.current = true
    write(PREFIX + place, { values: valuesOf(form.current), sent: false })
  }, [place, refusal])

  return {
    form, restored,
    forget: () => {
      dirty.current = false
      remove(PREFIX + place)
    },
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((one): one is Control => one instanceof HTMLTextAreaElement
    || one instanceof HTMLSelectElement || (one instanceof HTMLInputElement && one.type !== 'hidden'))
    .filter(({ name }) => name !== '')
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]))
}

/** Whether anything differs from what is saved. A browser may have put some of it back by itself. */
function fill(form: HTMLFormElement, kept: Readonly<Record<string, string>>, saved: FormState['values']): boolean {
  const different = controlsOf(form).filter(({ name }) => kept[name] !== undefined && kept[name] !== (saved[name] ?? ''))
  for (const control of different) control.value = kept[control.name] ?? ''
  return different.length > 0
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

/** Where the browser allows no storage the warning before leaving remains. */
function write(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept))
  } catch { /* nothing is kept */ }
}

function remove(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch { /* nothing was kept */ }
}

function dropSent(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX) && read(key)?.sent === true) sessionStorage.removeItem(key)
    }
  } catch { /* nothing was kept */ }
}
