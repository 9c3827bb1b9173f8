/** First in the tab order: past header and navigation. */
export function SkipLink() {
  return (
    <a
      href="#contenido"
      className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:bg-surface
        focus:px-4 focus:py-3 focus:font-semibold"
    >
      Saltar al contenido
    </a>
  )
}
