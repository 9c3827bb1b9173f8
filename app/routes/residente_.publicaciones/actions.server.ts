/** Takes the picture (`?acto=imagen`), or a change of the list; answers with what was typed and what is wrong with it. */
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { ARTICLE_PROBLEMS } from '#app/publications/check-words.ts'
import { receiveFile } from '#app/publications/receive-upload.server.ts'
import { declarePublications, type DeclarationChange } from '#app/use-cases/declare-publications.server.ts'
import { keepPublicationFile } from '#app/use-cases/keep-publication-file.server.ts'
import { changeSchema, FIELD_NAMES, type FieldName } from './schema.ts'

const HOME = '/residente/publicaciones'

export interface Answer {
  about: 'image' | 'article' | 'list'
  errors: string[]
  fields: Partial<Record<FieldName, string[]>>
  typed: Partial<Record<FieldName, string>>
}

export async function submitPublications(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  if (new URL(args.request.url).searchParams.get('acto') === 'imagen') {
    const kept = await keepPublicationFile(args.context.services, actor, await receiveFile(args.request, 'image'))
    if (kept.ok) throw redirect(`${HOME}#imagen-nueva`)
    return answer({ about: 'image', errors: [describeRefusal(kept)] }, refusalStatus(kept.refusal))
  }
  const form = await args.request.formData().catch(() => new FormData())
  const entries = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const typed = Object.fromEntries(FIELD_NAMES.map((name) => [name, String(entries[name] ?? '')]))
  const parsed = changeSchema.safeParse(entries)
  if (!parsed.success) {
    const fields: Answer['fields'] = {}
    const errors: string[] = []
    for (const { path, message } of parsed.error.issues) {
      const name = FIELD_NAMES.find((field) => field === path[0])
      if (name === undefined) errors.push('La solicitud no tiene la forma esperada. Recargue la página.')
      else fields[name] = [message]
    }
    return answer({ about: 'article', errors: [...new Set(errors)], fields, typed }, 422)
  }
  const { value } = { value: parsed.data }
  const done = await declarePublications(args.context.services, actor, changeOf(value), value.seen)
  if (done.ok) throw redirect(HOME)
  if (done.refusal === 'ARTICLE_UNUSABLE') {
    const fields = Object.fromEntries(done.faults.map(({ field, problem }) => [field, [ARTICLE_PROBLEMS[problem]]]))
    return answer({ about: 'article', fields, typed }, 422)
  }
  const about = value.intent === 'add' || value.intent === 'replace' ? 'article' : 'list'
  return answer({ about, errors: [describeRefusal(done)], typed }, refusalStatus(done.refusal))
}

function changeOf(value: ReturnType<typeof changeSchema.parse>): DeclarationChange {
  switch (value.intent) {
    case 'add': return { kind: 'add', typed: value }
    case 'replace': return { kind: 'replace', position: value.position, typed: value }
    case 'remove': return { kind: 'remove', position: value.position }
    case 'file': return { kind: 'file', fileId: value.fileId }
  }
}

function answer(given: Partial<Answer> & Pick<Answer, 'about'>, status: number) {
  return data<Answer>({ errors: [], fields: {}, typed: {}, ...given }, { status })
}
