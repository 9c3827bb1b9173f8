/**
 * Gives the focus back after an act on the list of sedes, whose button may be gone or disabled by it: without, whoever
 * works by keyboard starts again at the top of the page. Takes the first of the wanted buttons that can be pressed.
 */
import { useEffect, type RefObject } from 'react'

/** `wanted` are values of buttons, best first; `order` changes with each act. */
export function useFocusAfterAct(frame: RefObject<HTMLElement>, wanted: readonly string[], order: string): void {
  useEffect(() => {
    if (wanted.length === 0) return
    // The list draws its rows anew after this: only then is it known which buttons can be pressed.
    const drawn = requestAnimationFrame(() => { focusFirst(frame.current, wanted) })
    return () => { cancelAnimationFrame(drawn) }
  }, [frame, wanted, order])
}

function focusFirst(frame: HTMLElement | null, wanted: readonly string[]): void {
  for (const value of wanted) {
    const button = frame?.querySelector<HTMLButtonElement>(`button[value="${value}"]:not([disabled])`)
    if (button === null || button === undefined) continue
    button.focus()
    return
  }
}
