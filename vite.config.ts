import { vitePlugin as remix } from '@remix-run/dev'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import remixOptions from './remix.config.js'

// Loaders and actions are typed as single fetch hands them over: dates and maps survive.
declare module '@remix-run/node' {
  interface Future { v3_singleFetch: true }
}

/**
 * One instance of what has state: in a build, the rules, the database and the
 * server modules stay outside the bundle and are loaded by Node like the rest.
 */
const oneInstance: Plugin = {
  name: 'efiser-one-instance',
  enforce: 'pre',
  apply: 'build',
  resolveId(source, _importer, options) {
    if (options.ssr !== true) return null
    if (/^#(exam-engine|scoring|db)\//.test(source) || /^#app\/.*\.server\.ts$/.test(source)) {
      return { id: source, external: true }
    }
    return null
  },
}

/** The browser has no node:crypto: it gets the house's hash from a module of its own. */
const browserSha256: Plugin = {
  name: 'efiser-browser-sha256',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (options.ssr === true || !/(^|\/)sha256\.ts$/.test(source)) return null
    return this.resolve('#app/exam-client/browser-sha256.ts', importer, { ...options, skipSelf: true })
  },
}

export default defineConfig({
  plugins: [
    browserSha256,
    oneInstance,
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ['es'] }), enforce: 'pre' },
    remix(remixOptions),
  ],
})
