/**
 * What a click means for the page it is made on: whether it leaves for another page of ours, which without net does not
 * come; and whether it is the second half of a double click on a button that has sent its form and is gone meanwhile, so
 * that it would hit whatever moved under the pointer. Decides from the click alone; stops nothing itself.
 */
export interface ClickedLink {
  href: string
  target: string
  /** The file is fetched beside the page, which stays. */
  download: boolean
}

interface Keys {
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** The pages of the exam come from the machine itself where it is prepared: public/examen-sw.js. */
const SERVED_WITHOUT_NET = /^\/examen(\/|$)/

/** True when the page would be left for another one of this site, in the same tab. */
export function leavesPage({ href, target, download }: ClickedLink, keys: Keys, here: string): boolean {
  if (download || (target !== '' && target !== '_self')) return false
  if (keys.ctrlKey || keys.metaKey || keys.shiftKey || keys.altKey) return false
  const [to, from] = [new URL(href, here), new URL(here)]
  if (to.origin !== from.origin || SERVED_WITHOUT_NET.test(to.pathname)) return false
  return to.hash === '' || to.pathname !== from.pathname || to.search !== from.search
}

/** As long as two clicks of one double click are apart at most. */
const DOUBLE_CLICK_MS = 600

interface SecondClick {
  /** `detail` of the event: which click in a row it is. */
  count: number
  /** It hits another control than the click before it, or none. */
  elsewhere: boolean
  /** Since a form was sent; endless where none was. */
  sinceSentMs: number
}

/** True for a click that was meant for a button that is no longer there. */
export function isStrayClick({ count, elsewhere, sinceSentMs }: SecondClick): boolean {
  return count > 1 && elsewhere && sinceSentMs <= DOUBLE_CLICK_MS
}
