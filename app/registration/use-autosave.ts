/**
 * Saves a step of the form as it is typed, a moment after the last key, and says in words how that stands. One save is
 * on its way at a time; what fails for lack of net is tried again, and stays in the page meanwhile: a form whose draft
 * did not arrive is not sent, for the page that follows a failed sending has no form. Without script there is none of
 * this: the form's own button saves.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DraftReply } from './draft-reply.ts'

const QUIET_MS = 800
const AGAIN_MS = 4_000

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'typing' }
  | { kind: 'saved', at: Instant }
  | { kind: 'closed', at: Instant }
  | { kind: 'offline' }
  | { kind: 'stale', text: string, revision: number, stored: Record<string, string> }
  | { kind: 'refused', text: string }

interface Autosave {
  state: SaveState
  /** The revision upon which the next save is made. */
  revision: number
  /** Something was typed: it is saved in a moment. */
  touch: () => void
  /** For a form's onSubmit: the draft is saved first, so that a form neither races it nor takes it away unsaved. */
  beforeSubmit: (event: React.FormEvent<HTMLFormElement>) => void
  /** Keeps what this page has, over what the other one saved. */
  keepOwn: () => void
}

/** `read` gives the fields as they are now. */
export function useAutosave(step: RegistrationStep, loaded: number, read: () => Record<string, string>): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const [revision, setRevision] = useState(loaded)
  const upon = useRef(loaded)
  const timer = useRef<number | undefined>(undefined)
  const sending = useRef(false)
  const again = useRef(false)
  const submitAfter = useRef<(() => void) | null>(null)
  const latest = useRef(read)
  useEffect(() => {
    latest.current = read
  })
  useEffect(() => {
    upon.current = Math.max(upon.current, loaded)
    setRevision(upon.current)
  }, [loaded])

  const send = useCallback(async () => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    if (sending.current) {
      again.current = true
      return
    }
    sending.current = true
    again.current = false
    const reply = await post({ step, revision: upon.current, fields: latest.current() })
    sending.current = false
    if (reply?.ok === true) {
      upon.current = reply.revision
      setRevision(reply.revision)
    }
    const submit = submitAfter.current
    submitAfter.current = null
    if (submit !== null && reply !== null) {
      // After the new revision stands in the form.
      window.setTimeout(submit)
    } else if (reply === null) {
      timer.current = window.setTimeout(() => void send(), AGAIN_MS)
    } else if (reply.ok && again.current) {
      void send()
      return
    }
    setState(stateAfter(reply))
  }, [step])

  const touch = useCallback(() => {
    setState((now) => now.kind === 'stale' ? now : { kind: 'typing' })
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void send(), QUIET_MS)
  }, [send])

  const beforeSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    const waiting = timer.current !== undefined
    window.clearTimeout(timer.current)
    timer.current = undefined
    if (!waiting && !sending.current) return
    event.preventDefault()
    const form = event.currentTarget
    submitAfter.current = () => { form.requestSubmit() }
    if (!sending.current) void send()
  }

  const keepOwn = () => {
    if (state.kind !== 'stale') return
    upon.current = state.revision
    void send()
  }

  useEffect(() => {
    const resume = () => {
      if (timer.current !== undefined) void send()
    }
    window.addEventListener('online', resume)
    return () => {
      window.removeEventListener('online', resume)
      window.clearTimeout(timer.current)
    }
  }, [send])

  const unsaved = state.kind === 'typing' || state.kind === 'offline'
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
    }
  }, [unsaved])

  return { state, revision, touch, beforeSubmit, keepOwn }
}

/** Null when no answer came. */
async function post(body: object): Promise<DraftReply | null> {
  try {
    const response = await fetch('/registro/borrador', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    })
    if (response.status >= 500) return null
    if (response.status === 401) {
      return { ok: false, refusal: 'NO_SESSION', text: 'Su sesión terminó. Lo que escribió sigue en esta página: inicie '
        + 'sesión en otra pestaña y siga escribiendo aquí.' }
    }
    return await response.json() as DraftReply
  } catch {
    return null
  }
}

function stateAfter(reply: DraftReply | null): SaveState {
  if (reply === null) return { kind: 'offline' }
  if (reply.ok) return { kind: reply.closed ? 'closed' : 'saved', at: reply.savedAt }
  if ('stored' in reply) return { kind: 'stale', text: reply.text, revision: reply.revision, stored: reply.stored }
  return { kind: 'refused', text: reply.text }
}
