/**
 * The paper of a rehearsal: our own public items, frozen and sealed as a real one, so that a machine rehearses also the
 * way a paper takes. There is nothing to hide: key and nonce are the same on every node and after every start, and so
 * are the bytes.
 */
import { freezeForm, type FrozenForm } from '#exam-engine/items/form.ts'
import { parseItemsJsonl } from '#exam-engine/items/jsonl.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256, sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { NONCE_BYTES, type Opening, type SealedView } from '#app/sealed-paper/format.ts'
import { sealPaper } from '#app/sealed-paper/seal.server.ts'
import items from './items.json' with { type: 'json' }

const FORM_ID = '6d6f5b1e-3c52-4b0e-9a51-0f8f5d1c2a10'

export interface RehearsalPaper {
  form: FrozenForm
  bytes: Buffer
  sealed: SealedView
  openingFor(seed: string): Opening
  /** Item id to the ids of its options. */
  optionsOf: ReadonlyMap<string, ReadonlySet<string>>
}

let made: RehearsalPaper | null = null

export function readRehearsalPaper(): RehearsalPaper {
  return made ??= makePaper()
}

function makePaper(): RehearsalPaper {
  const parsed = parseItemsJsonl(items.map((item) => JSON.stringify(item)).join('\n'))
  if (!parsed.ok) throw new Error(`app/rehearsal/items.json: ${JSON.stringify(parsed.faults)}`)
  const frozen = freezeForm({ formId: FORM_ID, examKey: 'ensayo', items: parsed.value.items, keys: parsed.value.keys })
  if (!frozen.ok) throw new Error(`app/rehearsal/items.json: ${frozen.refusal}`)
  const { form } = frozen.value
  const content = canonicalJson(form)
  const contentSha256 = sha256Hex(content)
  const key = sha256('public key of the rehearsal')
  const nonce = sha256(contentSha256).slice(0, NONCE_BYTES)
  const bytes = sealPaper({ formId: FORM_ID, content, contentSha256 }, key, nonce)
  return {
    form, bytes, sealed: { formId: FORM_ID, sha256: sha256Hex(bytes) },
    openingFor: (seed) => ({ formId: FORM_ID, contentSha256, key: Buffer.from(key).toString('base64'), seed }),
    optionsOf: new Map(form.items.map(({ itemId, options }) =>
      [itemId, new Set(options.map(({ optionId }) => optionId))])),
  }
}
