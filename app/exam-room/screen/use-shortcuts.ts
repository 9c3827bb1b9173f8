/** Listens for the exam's keys on the whole page, for as long as the screen that passes `onCommand` stands. */
import { useEffect, useRef } from 'react'
import { readShortcut, type ExamCommand } from './shortcuts.ts'

interface ShortcutOptions {
  enabled: boolean
  strikeArmed: boolean
  /** True when it took the command; then the browser does nothing else with the key. */
  onCommand: (command: ExamCommand) => boolean
}

/** Any other key disarms the strike: a forgotten X must not turn a later choice into a strike. */
export function useShortcuts({ enabled, strikeArmed, onCommand }: ShortcutOptions): void {
  const latest = useRef({ enabled, strikeArmed, onCommand })
  useEffect(() => { latest.current = { enabled, strikeArmed, onCommand } })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { enabled: on, strikeArmed: armed, onCommand: take } = latest.current
      const command = readShortcut(event, { enabled: on, strikeArmed: armed, elsewhere: isTypingPlace(event.target) })
      if (command === null) {
        if (armed && !MODIFIERS.has(event.key)) take({ type: 'disarmStrike' })
        return
      }
      if (take(command)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => { document.removeEventListener('keydown', listen) }
  }, [])
}

const TYPING_PLACES = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox]), [role=dialog]'

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/**
 * Radio buttons and checkboxes take no letters; every other control for typing does, and dialogs have
 * keys of their own.
 */
function isTypingPlace(target: EventTarget | null): boolean {
  return target instanceof Element
    && target.closest(TYPING_PLACES) !== null
}
