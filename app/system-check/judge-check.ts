/**
 * Whether a machine is fit for the exam: one line per measurement and the worst of them, from the measurements and the
 * named limits alone. Page and server judge by this function; what the server stores is its own judgement. A
 * measurement that could not be taken is never a pass.
 */
import { CHECK_LIMITS } from './check-limits.ts'
import type { Measurements } from './measurements.ts'

export type Verdict = 'pass' | 'warning' | 'fail'

export const CHECK_LINES = [
  'browser', 'features', 'clock', 'storage', 'quota', 'transport', 'ping', 'save', 'download', 'screen',
] as const
export type CheckLine = (typeof CHECK_LINES)[number]

export interface CheckVerdict {
  result: Verdict
  lines: readonly { line: CheckLine, verdict: Verdict }[]
}

const JUDGES: Record<CheckLine, (measured: Measurements) => Verdict> = {
  browser: ({ browser: { name, version } }) => {
    const oldest = Object.entries(CHECK_LIMITS.browsers).find(([known]) => known === name)?.[1]
    if (oldest === undefined || version === null) return 'warning'
    return version >= oldest ? 'pass' : 'fail'
  },
  features: ({ features: { webSocket, ...needed } }) => {
    if (Object.values(needed).includes(false)) return 'fail'
    return webSocket ? 'pass' : 'warning'
  },
  clock: ({ clockOffsetMs }) =>
    clockOffsetMs !== null && Math.abs(clockOffsetMs) <= CHECK_LIMITS.clockOffsetMs ? 'pass' : 'warning',
  storage: ({ storageMs }) => storageMs === null ? 'fail' : grade(storageMs, CHECK_LIMITS.storageMs),
  quota: ({ quotaBytes }) => quotaBytes !== null && quotaBytes >= CHECK_LIMITS.quotaBytes ? 'pass' : 'warning',
  transport: ({ transport }) => transport === null ? 'fail' : transport === 'websocket' ? 'pass' : 'warning',
  ping: ({ ping }) => {
    if (ping === null) return 'fail'
    const uneven = ping.lost > 0 || ping.worstMs > CHECK_LIMITS.worstPingMs
    return worst([grade(ping.medianMs, CHECK_LIMITS.pingMs), uneven ? 'warning' : 'pass'])
  },
  save: ({ save }) => {
    if (save === null || save.lost > 0 || save.worstMs > CHECK_LIMITS.saveMs.fail) return 'fail'
    return grade(save.medianMs, CHECK_LIMITS.saveMs)
  },
  download: ({ download }) => download === null ? 'fail' : grade(download.ms, CHECK_LIMITS.downloadMs),
  screen: ({ screen }) => {
    const fits = ({ width, height }: { width: number, height: number }) =>
      screen.width >= width && screen.height >= height
    if (!fits(CHECK_LIMITS.screen.fail)) return 'fail'
    return fits(CHECK_LIMITS.screen.warning) ? 'pass' : 'warning'
  },
}

export function judgeCheck(measured: Measurements): CheckVerdict {
  const lines = CHECK_LINES.map((line) => ({ line, verdict: JUDGES[line](measured) }))
  return { result: worst(lines.map(({ verdict }) => verdict)), lines }
}

/** A value at a limit is still on its good side. */
function grade(value: number, limits: { warning: number, fail: number }): Verdict {
  if (value > limits.fail) return 'fail'
  return value > limits.warning ? 'warning' : 'pass'
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail'
  return verdicts.includes('warning') ? 'warning' : 'pass'
}
