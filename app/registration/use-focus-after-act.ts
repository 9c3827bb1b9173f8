/**
 * Gives the focus back after an act on the list of sedes, whose button may be gone or disabled by it: without, whoever
 * works by keyboard starts again at the top of the page. Takes the first of the wanted buttons that can be pressed.
 */
import { useEffect, type RefObject } from 'react'

/** `wanted` are values of buttons, best first; `order` changes with each act. */
export function useFocusAfterAct(frame: RefObject<HTMLElement>, wanted: readonly string[], order: string): void {
  useEffect(() => {
    for (const value of wanted) {
      const button = frame.current?.querySelector<HTMLButtonElement>(`button[value="${value}"]:not([disabled])`)
      if (button === null || button === undefined) continue
      button.focus()
      return
    }
  }, [frame, wanted, order])
}
