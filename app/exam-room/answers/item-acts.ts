/** The acts on the current item, each said to who does not see the screen change. */
import type { OptionLetter, PresentedItem } from '#exam-engine/items/permutation.ts'
import { answerOf, chooseOption, clearOption, isSameAnswer, toggleFlag, toggleStrike, type AnswerSheet,
  type ItemAnswer }
  from './item-answer.ts'

export interface ItemActs {
  choose: (optionId: string) => void
  strike: (optionId: string) => void
  flag: () => void
  clear: () => void
  /** The option id behind a letter, or undefined where the item has fewer. */
  optionAt: (letter: OptionLetter) => string | undefined
}

interface ItemActsOptions {
  item: PresentedItem
  sheet: AnswerSheet
  onAnswer: (itemId: string, answer: ItemAnswer) => void
  announce: (text: string) => void
}

export function createItemActs({ item, sheet, onAnswer, announce }: ItemActsOptions): ItemActs {
  const answer = answerOf(sheet, item.itemId)
  const letterOf = (optionId: string) => item.options.find((option) => option.optionId === optionId)?.letter ?? ''
  const put = (next: ItemAnswer, said: string) => {
    if (!isSameAnswer(answer, next)) onAnswer(item.itemId, next)
    announce(said)
  }
  return {
    choose: (optionId) => { put(chooseOption(answer, optionId), `Opción ${letterOf(optionId)} elegida`) },
    strike: (optionId) => {
      const letter = letterOf(optionId)
      if (answer.optionId === optionId) {
        announce(`La opción ${letter} es su respuesta: para tacharla, elija otra o quite la respuesta`)
        return
      }
      const next = toggleStrike(answer, optionId)
      put(next, `Opción ${letter} ${next.struck.includes(optionId) ? 'tachada' : 'restaurada'}`)
    },
    flag: () => { put(toggleFlag(answer), answer.flagged ? 'Marca quitada' : 'Pregunta marcada para revisar') },
    clear: () => {
      if (answer.optionId !== null) put(clearOption(answer), 'Respuesta quitada')
    },
    optionAt: (letter) => item.options.find((option) => option.letter === letter)?.optionId,
  }
}
