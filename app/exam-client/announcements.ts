/**
 * What the coordination tells the candidate, on the page's side: shown until the candidate confirms it, noted at the
 * server as shown and as confirmed. What was confirmed here is not shown again, and its note is sent until the server
 * took it, by socket or by plain request. Keeps no state over a reload: `attach` repeats what is not confirmed.
 */
import type { AnnouncementView, NoteAnnouncementsRequest } from '#app/live/protocol.ts'

const ANSWER_WITHIN_MS = 10_000
const SEND_AGAIN_MS = 5000

type Step = NoteAnnouncementsRequest['step']

interface Note {
  id: string
  step: Step
}

/** True when the server took it. */
export type SendNote = (request: NoteAnnouncementsRequest) => Promise<boolean>

export interface Announcements {
  /** To show, the oldest first. */
  list(): readonly AnnouncementView[]
  /** Takes what the server says is not confirmed; known ones stay, what it no longer lists goes. */
  adopt(announced: readonly AnnouncementView[]): void
  /** Takes one more. */
  add(one: AnnouncementView): void
  confirm(id: string): void
  stop(): void
}

/** `onChange` is called when the list is another one. */
export function createAnnouncements(send: SendNote, onChange: () => void): Announcements {
  let shown: readonly AnnouncementView[] = []
  const confirmed = new Set<string>()
  const noted = new Set<string>()
  let notes: Note[] = []
  let sending = false

  const flush = async () => {
    const [first] = notes
    if (sending || first === undefined) return
    sending = true
    const { step } = first
    const batch = notes.filter((note) => note.step === step).slice(0, 20)
    const taken = await send({ ids: batch.map(({ id }) => id), step }).catch(() => false)
    sending = false
    if (!taken) return
    notes = notes.filter((note) => !batch.includes(note))
    await flush()
  }
  const timer = setInterval(() => { void flush() }, SEND_AGAIN_MS)

  const note = (id: string, step: Step) => {
    const key = `${step} ${id}`
    if (noted.has(key)) return
    noted.add(key)
    notes.push({ id, step })
  }

  const show = (list: readonly AnnouncementView[]) => {
    const next = list.filter(({ id }) => !confirmed.has(id))
    for (const { id } of next) note(id, 'delivered')
    void flush()
    if (next.length === shown.length && next.every(({ id }, index) => id === shown[index]?.id)) return
    shown = next
    onChange()
  }

  return {
    list: () => shown,
    adopt: show,
    add(one) {
      if (!shown.some(({ id }) => id === one.id)) show([...shown, one])
    },
    confirm(id) {
      confirmed.add(id)
      note(id, 'confirmed')
      show(shown)
    },
    stop() {
      clearInterval(timer)
    },
  }
}

/** By plain request, where no socket gets through: app/routes/examen.avisos takes it. */
export const noteByRequest: SendNote = async (request) => {
  const response = await fetch('/examen/avisos', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  return response.ok && !response.redirected
}
