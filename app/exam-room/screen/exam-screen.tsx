/**
 * The exam while it runs: one item at a time, the navigator, the review and the
 * hand-in. It shows what it is given and says what the candidate did; what is
 * saved, and whether there is time left, is decided elsewhere.
 */
import { useRef, useState, type ReactNode } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { SaveFailure } from '#app/live/protocol.ts'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { Announcer, useAnnouncer } from './announcer.tsx'
import { ExamClock } from './exam-clock.tsx'
import { ExamFooter } from './exam-footer.tsx'
import { ExamFrame } from '../exam-frame.tsx'
import { ExamHeader } from './exam-header.tsx'
import { ExamToolbar, ReadingTools } from './exam-toolbar.tsx'
import { useExamTheme } from './exam-theme.ts'
import { HandInPage, type HandInProgress } from './hand-in-page.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { aidsOf, putNote, type HighlightField, type ItemAids } from '../aids/item-aids.ts'
import { HighlightedText } from '../aids/highlighted-text.tsx'
import { NoteSheet } from '../aids/note-sheet.tsx'
import { useAids } from '../aids/use-aids.ts'
import { useHighlighter, type Highlighter } from '../aids/use-highlighter.ts'
import { LaboratoryPanel } from '../laboratory/laboratory-panel.tsx'
import { answerOf, type AnswerSheet, type ItemAnswer } from '../answers/item-answer.ts'
import { createItemActs } from '../answers/item-acts.ts'
import { ItemView } from '../item/item-view.tsx'
import { NavigatorSheet } from './navigator-sheet.tsx'
import { QuestionPane } from '../item/question-pane.tsx'
import { ReviewPage } from './review-page.tsx'
import { SaveIndicator } from './save-indicator.tsx'
import type { Saving } from '../answers/save-status.ts'
import { ScrollPage } from '../scroll-page.tsx'
import { describeCounts, listCells, summarizeSheet } from '../answers/sheet-summary.ts'
import type { ExamCommand } from './shortcuts.ts'
import { TimeOver } from './time-over.tsx'
import { useFocusOnChange } from '../use-focus-on-change.ts'
import { useHasPassed } from '../use-has-passed.ts'
import { usePosition } from './use-position.ts'
import { usePreferences } from './use-preferences.ts'
import { ViewSheet } from './view-sheet.tsx'
import { useShortcuts } from './use-shortcuts.ts'

export interface ExamScreenProps {
  /** Under which highlights and notes are kept on this machine. */
  attemptId: string
  /** "Medicina interna 2" */
  exam: string
  /** In the order of this candidate; at least one. */
  items: readonly PresentedItem[]
  sheet: AnswerSheet
  saving: Saving
  /** Items whose last change the server did not take, with why. */
  rejected: Readonly<Record<string, SaveFailure>>
  closesAt: Instant
  /** The sede's. */
  zone: string
  handIn: HandInProgress
  /** What the coordination says. */
  notice: ReactNode
  /** The item that was shown last; null at the beginning. */
  position: string | null
  onShow: (itemId: string) => void
  onAnswer: (itemId: string, answer: ItemAnswer) => void
  onHandIn: () => void
}

type View = 'item' | 'review' | 'handIn'
type Sheet = 'navigator' | 'help' | 'notes' | 'view'

export function ExamScreen({
  attemptId, exam, items, sheet, saving, rejected, closesAt, zone, handIn, notice, position, onShow, onAnswer,
  onHandIn,
}: ExamScreenProps) {
  const [view, setView] = useState<View>('item')
  const [openSheet, setOpenSheet] = useState<Sheet | null>(null)
  const [strikeArmed, setStrikeArmed] = useState(false)
  const [index, openIndex] = usePosition(items, position, onShow)
  const [preferences, changePreferences] = usePreferences()
  const [said, announce] = useAnnouncer()
  const [laboratoryOpen, setLaboratoryOpen] = useState(false)
  const [aidSheet, changeAids] = useAids(attemptId)
  useExamTheme(preferences.theme)
  const over = useHasPassed(closesAt)
  const item = items[index]
  if (item === undefined) throw new Error('an exam has items')

  const summary = summarizeSheet(items, sheet)
  const cells = listCells(items, sheet, view === 'item' && !over ? item.itemId : null)
  const answer = answerOf(sheet, item.itemId)
  const aids = aidsOf(aidSheet, item.itemId)
  const highlighter = useHighlighter({ item, aids, onChange: changeAids, announce })
  const acts = createItemActs({ item, sheet, onAnswer, announce })
  const frame = useRef<HTMLDivElement>(null)
  useFocusOnChange(frame, over ? 'over' : view === 'item' ? item.itemId : view)

  const openItem = (position: number) => {
    if (items[position] === undefined) return
    setOpenSheet(null)
    setView('item')
    openIndex(position)
  }
  const openItemById = (itemId: string) => { openItem(items.findIndex((other) => other.itemId === itemId)) }
  const review = () => {
    setOpenSheet(null)
    setView('review')
  }
  const next = () => {
    if (index === items.length - 1) review()
    else openItem(index + 1)
  }

  /** The focus never stays in what is gone. */
  const toggleLaboratory = () => {
    if (laboratoryOpen) frame.current?.querySelector<HTMLElement>('h1')?.focus()
    setLaboratoryOpen(!laboratoryOpen)
  }
  const runOnItem = (command: ExamCommand) => {
    if (command.type === 'previous') openItem(index - 1)
    else if (command.type === 'next') next()
    else if (command.type === 'flag') acts.flag()
    else if (command.type === 'laboratory') toggleLaboratory()
    else if (command.type === 'notes') setOpenSheet('notes')
    else if (command.type === 'highlight') highlighter.use()
    else if (command.type === 'armStrike') announce('Tachar: pulse la letra de la opción')
    else if (command.type === 'choose' || command.type === 'strike') {
      const optionId = acts.optionAt(command.letter)
      if (optionId === undefined) announce(`Esta pregunta no tiene opción ${command.letter}`)
      else acts[command.type](optionId)
    }
  }
  const onCommand = (command: ExamCommand): boolean => {
    if (over || openSheet !== null) return false
    setStrikeArmed(command.type === 'armStrike' && view === 'item')
    if (command.type === 'navigator' || command.type === 'help') {
      highlighter.stop()
      setOpenSheet(command.type)
      return true
    }
    if (view !== 'item') return false
    runOnItem(command)
    return command.type !== 'disarmStrike'
  }
  const reading = {
    highlighter,
    laboratoryOpen,
    hasNote: aids.note !== '',
    onLaboratory: toggleLaboratory,
    onNotes: () => { setOpenSheet('notes') },
    onView: () => { setOpenSheet('view') },
    onHelp: () => { setOpenSheet('help') },
  }
  useShortcuts({ enabled: preferences.singleKeys, strikeArmed, onCommand })

  return (
    <div ref={frame} className="flex flex-1 flex-col print:hidden">
      <ExamFrame
        notice={notice}
        header={(
          <ExamHeader
            exam={exam}
            progress={view === 'item' ? `${item.position} de ${items.length}` : 'Revisión'}
            clock={(
              <ExamClock closesAt={closesAt} hidden={preferences.clockHidden} announce={announce}
                onHide={(clockHidden) => { changePreferences({ clockHidden }) }} />
            )}
            saving={<SaveIndicator saving={saving} zone={zone} />}
            act={over || view !== 'item' ? null : <ReviewButton onPress={review} />}
          />
        )}
        footer={over || view !== 'item' ? null : (
          <>
            <ExamToolbar
              answer={answer}
              strikeArmed={strikeArmed}
              {...reading}
              onFlag={acts.flag}
              onClear={acts.clear}
            />
            <ExamFooter cells={cells} isFirst={index === 0} isLast={index === items.length - 1} onNext={next}
              onPrevious={() => { openItem(index - 1) }} onNavigator={() => { setOpenSheet('navigator') }}
              onOpenItem={openItemById} />
          </>
        )}
      >
        {over ? (
          <ScrollPage><TimeOver closesAt={closesAt} zone={zone} saving={saving} rejected={rejected} /></ScrollPage>
        ) : null}
        {!over && view === 'item' ? (
          <ItemView
            key={item.itemId}
            item={item}
            title={`Pregunta ${item.position} de ${items.length}`}
            state={`${answer.optionId === null ? 'sin contestar' : 'contestada'}${answer.flagged ? ', marcada' : ''}`}
            scale={preferences.textSize / 100}
            panel={laboratoryOpen ? <LaboratoryPanel onClose={toggleLaboratory} /> : null}
            vignette={<Highlighted field="vignette" item={item} aids={aids} highlighter={highlighter} />}
            question={(
              <>
                <QuestionPane item={item} answer={answer} rejection={rejected[item.itemId] ?? null}
                  stem={<Highlighted field="stem" item={item} aids={aids} highlighter={highlighter} />}
                  onChoose={acts.choose} onStrike={acts.strike} />
                <div className="mt-6 lg:hidden"><ReadingTools {...reading} /></div>
              </>
            )}
          />
        ) : null}
        {!over && view === 'review' ? (
          <ScrollPage>
            <ReviewPage summary={summary} onOpenItem={openItemById} onBack={() => { openItem(index) }}
              onHandIn={() => { setView('handIn') }} />
          </ScrollPage>
        ) : null}
        {!over && view === 'handIn' ? (
          <ScrollPage>
            <HandInPage summary={summary} saving={saving} progress={handIn} onConfirm={onHandIn} onBack={review} />
          </ScrollPage>
        ) : null}
      </ExamFrame>
      <NavigatorSheet isOpen={openSheet === 'navigator' && !over}
        onOpenChange={(open) => { setOpenSheet(open ? 'navigator' : null) }}
        cells={cells} counts={describeCounts(summary)} onOpenItem={openItemById} onReview={review} />
      <HelpSheet isOpen={openSheet === 'help'} onOpenChange={(open) => { setOpenSheet(open ? 'help' : null) }}
        singleKeys={preferences.singleKeys} onSingleKeys={(singleKeys) => { changePreferences({ singleKeys }) }} />
      <NoteSheet isOpen={openSheet === 'notes' && !over} title={`pregunta ${item.position} de ${items.length}`}
        onOpenChange={(open) => { setOpenSheet(open ? 'notes' : null) }} note={aids.note}
        onNote={(note) => { changeAids((before) => putNote(before, item.itemId, note)) }} />
      <ViewSheet isOpen={openSheet === 'view' && !over} preferences={preferences} onChange={changePreferences}
        onOpenChange={(open) => { setOpenSheet(open ? 'view' : null) }} />
      <Announcer text={said} />
    </div>
  )
}

interface HighlightedProps {
  field: HighlightField
  item: PresentedItem
  aids: ItemAids
  highlighter: Highlighter
}

function Highlighted({ field, item, aids, highlighter }: HighlightedProps) {
  return (
    <HighlightedText field={field} text={item[field] ?? ''} ranges={aids.highlights[field]}
      chosen={highlighter.chosenIn(field)} onRemove={(offset) => { highlighter.remove(field, offset) }} />
  )
}

/** A native button: it looks right on the band, and on a phone it is in the navigator instead. */
function ReviewButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" className={buttonClasses({ look: 'secondary' })} onClick={onPress}>Revisar y entregar</button>
  )
}
