/** The width at which a drawing shows its own size: its viewBox says it, because browsers give an SVG any width. */
const FALLBACK_PX = 800

/** In CSS pixels; a usual width where the drawing names none. */
export function readOwnWidth(svg: string): number {
  const root = /<svg[^>]*>/.exec(svg)?.[0] ?? ''
  const width = Number(/\sviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)/.exec(root)?.[1])
  return width > 0 ? width : FALLBACK_PX
}
