// How fast a selection of a given size runs: `npm run -s bench:rank -- --candidates 100000 --json`.
// `seconds` is mark, rank and assign, cut-offs included; reading the package and writing the results stay outside.
// `verifySeconds` is the whole independent check of a results file against a package that has been read.
import { parseArgs } from 'node:util'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { describeSelection } from '#scoring/describe-selection.ts'
import { resultsBytes } from '#scoring/package/results.ts'
import { decideSelection } from '#scoring/select.ts'
import { verifySelection } from '#scoring/verify/verify-selection.ts'
import { largePackage } from '#tests/scoring/large-package.ts'
import { readCount } from './read-count.ts'

const { values } = parseArgs({
  options: {
    candidates: { type: 'string', default: '100000' },
    pools: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
})
const candidates = readCount(values.candidates)
const pools = readCount(values.pools)
const input = largePackage(candidates, pools)
const inputSha256 = sha256Hex(`bench of ${String(candidates)} candidates`)

const startedAt = performance.now()
const decided = decideSelection(input)
const seconds = (performance.now() - startedAt) / 1000
if (!decided.ok) throw new Error(decided.refusal)

const bytes = resultsBytes(describeSelection(decided.value, input, inputSha256))
const verifyStartedAt = performance.now()
const verified = verifySelection(input, inputSha256, bytes)
const verifySeconds = (performance.now() - verifyStartedAt) / 1000
if (!verified.ok || !verified.value.identical || verified.value.violations.length > 0) {
  throw new Error('the independent check does not agree')
}

const peakRssMb = process.resourceUsage().maxRSS / 1024
const report = {
  candidates, pools, seconds: round(seconds, 3), verifySeconds: round(verifySeconds, 3), peakRssMb: round(peakRssMb, 0),
}
if (values.json) console.log(JSON.stringify(report))
else console.table([report])

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}
