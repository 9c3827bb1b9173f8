/** The verdict of a check: each limit from both sides, what could not be measured, and that the sum is the worst line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHECK_LIMITS } from '#app/system-check/check-limits.ts'
import { CHECK_WORDS } from '#app/system-check/check-words.ts'
import { CHECK_LINES, judgeCheck, type CheckLine, type Verdict } from '#app/system-check/judge-check.ts'
import type { Measurements } from '#app/system-check/measurements.ts'
import { goodMachine } from './good-machine.ts'

const L = CHECK_LIMITS
const timing = (medianMs: number, worstMs = medianMs, lost = 0) => ({ medianMs, worstMs, lost })
const without = (name: keyof Measurements['features']) => ({ features: { ...goodMachine().features, [name]: false } })

const ROWS: readonly [line: CheckLine, verdict: Verdict, change: Partial<Measurements>][] = [
  ['browser', 'pass', { browser: { name: 'Chrome', version: L.browsers.Chrome, seb: false } }],
  ['browser', 'fail', { browser: { name: 'Chrome', version: L.browsers.Chrome - 1, seb: false } }],
  ['browser', 'fail', { browser: { name: 'Firefox', version: L.browsers.Firefox - 1, seb: false } }],
  ['browser', 'warning', { browser: { name: 'Otro', version: 999, seb: false } }],
  ['browser', 'warning', { browser: { name: 'Chrome', version: null, seb: false } }],
  ['features', 'fail', without('secureContext')],
  ['features', 'fail', without('indexedDb')],
  ['features', 'fail', without('webCrypto')],
  ['features', 'fail', without('serviceWorker')],
  ['features', 'fail', without('decompression')],
  ['features', 'warning', without('webSocket')],
  ['clock', 'pass', { clockOffsetMs: L.clockOffsetMs }],
  ['clock', 'warning', { clockOffsetMs: L.clockOffsetMs + 1 }],
  ['clock', 'pass', { clockOffsetMs: -L.clockOffsetMs }],
  ['clock', 'warning', { clockOffsetMs: -L.clockOffsetMs - 1 }],
  ['clock', 'warning', { clockOffsetMs: null }],
  ['storage', 'pass', { storageMs: L.storageMs.warning }],
  ['storage', 'warning', { storageMs: L.storageMs.warning + 0.1 }],
  ['storage', 'warning', { storageMs: L.storageMs.fail }],
  ['storage', 'fail', { storageMs: L.storageMs.fail + 0.1 }],
  ['storage', 'fail', { storageMs: null }],
  ['quota', 'pass', { quotaBytes: L.quotaBytes }],
  ['quota', 'warning', { quotaBytes: L.quotaBytes - 1 }],
  ['quota', 'warning', { quotaBytes: null }],
  ['transport', 'warning', { transport: 'polling' }],
  ['transport', 'fail', { transport: null }],
  ['ping', 'pass', { ping: timing(L.pingMs.warning, L.worstPingMs) }],
  ['ping', 'warning', { ping: timing(L.pingMs.warning + 1, L.worstPingMs) }],
  ['ping', 'warning', { ping: timing(1, L.worstPingMs + 1) }],
  ['ping', 'warning', { ping: timing(1, 1, 1) }],
  ['ping', 'warning', { ping: timing(L.pingMs.fail) }],
  ['ping', 'fail', { ping: timing(L.pingMs.fail + 1) }],
  ['ping', 'fail', { ping: null }],
  ['save', 'pass', { save: timing(L.saveMs.warning) }],
  ['save', 'warning', { save: timing(L.saveMs.warning + 1) }],
  ['save', 'warning', { save: timing(L.saveMs.fail) }],
  ['save', 'fail', { save: timing(1, L.saveMs.fail + 1) }],
  ['save', 'fail', { save: timing(1, 1, 1) }],
  ['save', 'fail', { save: null }],
  ['download', 'pass', { download: { bytes: 1, ms: L.downloadMs.warning } }],
  ['download', 'warning', { download: { bytes: 1, ms: L.downloadMs.warning + 1 } }],
  ['download', 'fail', { download: { bytes: 1, ms: L.downloadMs.fail + 1 } }],
  ['download', 'fail', { download: null }],
  ['screen', 'pass', { screen: L.screen.warning }],
  ['screen', 'warning', { screen: { width: L.screen.warning.width - 1, height: 2000 } }],
  ['screen', 'warning', { screen: { width: 2000, height: L.screen.warning.height - 1 } }],
  ['screen', 'warning', { screen: L.screen.fail }],
  ['screen', 'fail', { screen: { width: L.screen.fail.width - 1, height: 2000 } }],
  ['screen', 'fail', { screen: { width: 2000, height: L.screen.fail.height - 1 } }],
]

test.each(ROWS)('%s is a %s with %j', (line, verdict, change) => {
  const { result, lines } = judgeCheck({ ...goodMachine(), ...change })
  expect(lines.find((one) => one.line === line)?.verdict).toBe(verdict)
  expect(result).toBe(verdict)
})

test('a machine with nothing amiss passes on every line, and every line has words for what was found', () => {
  const machine = goodMachine()
  const { result, lines } = judgeCheck(machine)
  expect(result).toBe('pass')
  expect(lines.map(({ line }) => line)).toEqual([...CHECK_LINES])
  for (const { line } of lines) expect(CHECK_WORDS[line].found(machine)).not.toBe('')
})

test('every line can warn or fail, and the table above says how', () => {
  expect(new Set(ROWS.filter(([, verdict]) => verdict !== 'pass').map(([line]) => line))).toEqual(new Set(CHECK_LINES))
})

test('the sum is the worst of the lines, whatever comes together', () => {
  fc.assert(fc.property(fc.subarray([...ROWS.keys()]), (chosen) => {
    const change = Object.assign({}, ...chosen.map((index) => ROWS[index]?.[2])) as Partial<Measurements>
    const { result, lines } = judgeCheck({ ...goodMachine(), ...change })
    const verdicts = new Set(lines.map(({ verdict }) => verdict))
    expect(result).toBe(verdicts.has('fail') ? 'fail' : verdicts.has('warning') ? 'warning' : 'pass')
  }))
})

test('a slower network is never judged better', () => {
  const rank = { pass: 0, warning: 1, fail: 2 }
  const milliseconds = fc.double({ min: 0, max: 100_000, noNaN: true })
  fc.assert(fc.property(milliseconds, milliseconds, (left, right) => {
    const judged = ([left, right] as const).map((ms) => rank[judgeCheck({
      ...goodMachine(), ping: timing(ms), save: timing(ms), storageMs: ms, download: { bytes: 1, ms },
    }).result])
    expect(Math.sign((judged[0] ?? 0) - (judged[1] ?? 0)) * Math.sign(left - right)).toBeGreaterThanOrEqual(0)
  }))
})
