/**
 * The settings of Safe Exam Browser for the exam: our origin and nothing else, no clipboard, no other program, a
 * password to leave, and storage that outlasts a restart: the journal of what was never sent lies in it.
 */
import type { SebSettings } from './config-key.ts'

export interface SebOptions {
  /** "https://efiser.example.mx" */
  origin: string
  /** Lower-case hex. */
  quitPasswordSha256: string
}

export function sebSettings({ origin, quitPasswordSha256 }: SebOptions): SebSettings {
  const { host } = new URL(origin)
  return {
    originatorVersion: 'EFISER',
    sebConfigPurpose: 0,
    startURL: `${origin}/examen`,
    // Both ways of showing the Config Key: headers, and the JavaScript API of the modern engine.
    sendBrowserExamKey: true,
    browserWindowWebView: 3,
    // Cookies, IndexedDB and the service worker stay when SEB ends, by crash or by hand.
    examSessionClearCookiesOnStart: false,
    examSessionClearCookiesOnEnd: false,
    removeBrowserProfile: false,
    removeLocalStorage: false,
    URLFilterEnable: true,
    URLFilterEnableContentFilter: false,
    URLFilterRules: [
      { action: 1, active: true, expression: `${host}/*`, regex: false },
    ],
    allowQuit: true,
    hashedQuitPassword: quitPasswordSha256,
    ignoreExitKeys: true,
    clipboardPolicy: 1,
    enablePrivateClipboard: true,
    enablePrintScreen: false,
    enableRightMouse: false,
    allowPreferencesWindow: false,
    allowSwitchToApplications: false,
    allowVirtualMachine: false,
    allowScreenSharing: false,
    allowDictionaryLookup: false,
    allowSpellCheck: false,
    allowDownUploads: false,
    allowBrowsingBackForward: false,
    allowUserSwitching: false,
    monitorProcesses: true,
    createNewDesktop: true,
    killExplorerShell: false,
    browserViewMode: 1,
    browserWindowAllowReload: true,
    showReloadButton: true,
    showReloadWarning: false,
    showTaskBar: true,
    showTime: true,
    showInputLanguage: true,
    enableZoomPage: true,
    enableZoomText: true,
  }
}
