/** Installs the service worker that starts the exam without a connection; where there is none, nothing is lost but that. */
export function registerOfflineStart(): void {
  // Missing on plain HTTP, whatever the types of a secure page say.
  const workers = (navigator as Partial<Navigator>).serviceWorker
  const version = (window as { __remixManifest?: { version?: string } }).__remixManifest?.version
  if (workers === undefined || version === undefined) return
  workers.register(`/examen-sw.js?v=${encodeURIComponent(version)}`, { scope: '/examen', updateViaCache: 'none' })
    .catch(() => undefined)
}
