/**
 * Keeps what is typed in this browser until it is published, and offers it when the page is opened anew. Taking it up posts
 * it as "Revisar el texto" does, so that the form comes back from the server as after every other button.
 */
import { useCallback, useEffect, useState, type RefObject } from 'react'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { findDraft, forgetDraft, isSameDraft, keepDraft, type KeptDraft } from '#app/letter-preview/kept-draft.ts'
import { useServerClock } from '#app/components/time/server-clock.tsx'
import { instant } from '#exam-engine/kernel/time.ts'

interface UnpublishedDraftProps {
  form: RefObject<HTMLFormElement | null>
  convocatoriaId: string
  base: number
  /** The form came back from a button: what is in it is the draft. */
  isAnswer: boolean
}

export function UnpublishedDraft({ form, convocatoriaId, base, isAnswer }: UnpublishedDraftProps) {
  const [found, setFound] = useState<KeptDraft | null>(null)
  const clock = useServerClock()
  const keep = useCallback(() => {
    const element = form.current
    if (element === null) return
    attempt((store) => { keepDraft(store, convocatoriaId, base, new FormData(element), clock.read()) })
  }, [form, convocatoriaId, base, clock])
  useEffect(() => {
    const element = form.current
    if (element === null) return
    if (isAnswer) keep()
    else attempt((store) => {
      const draft = findDraft(store, convocatoriaId, base)
      setFound(draft !== null && !isSameDraft(draft, new FormData(element)) ? draft : null)
    })
    const onInput = () => {
      setFound(null)
      keep()
    }
    element.addEventListener('input', onInput)
    return () => { element.removeEventListener('input', onInput) }
  }, [form, keep, isAnswer, convocatoriaId, base])
  if (found === null) return null
  return (
    <div className="mb-8">
      <Alert tone="attention" announce title="En este navegador hay un texto sin publicar">
        <p className="mb-3">
          Es del {formatShortDateTime(instant(found.savedAt))} y parte de esta misma versión. Si escribe aquí sin
          recuperarlo, se sustituye.
        </p>
        <div className="flex flex-wrap gap-3">
          <Button look="secondary" onPress={() => { post(found.fields, convocatoriaId, base) }}>Recuperarlo</Button>
          <Button look="quiet" onPress={() => {
            attempt((store) => { forgetDraft(store, convocatoriaId, base) })
            setFound(null)
          }}>Descartarlo</Button>
        </div>
      </Alert>
    </div>
  )
}

/** A browser that keeps nothing (private mode, a full disk) edits all the same. */
function attempt(act: (store: Storage) => void): void {
  try {
    act(window.localStorage)
  } catch {
    // Nothing is kept then.
  }
}

function post(fields: KeptDraft['fields'], convocatoriaId: string, base: number): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.enctype = 'multipart/form-data'
  form.hidden = true
  for (const [name, value] of [['convocatoria', convocatoriaId], ['base', String(base)], ...fields, ['intent', 'check']]) {
    const field = document.createElement('textarea')
    field.name = name ?? ''
    field.value = value ?? ''
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
