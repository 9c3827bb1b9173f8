/**
 * The colours in which a candidate reads the exam. `normal` is the appearance of
 * all pages, light or dark; the others stand in app/styles/exam-themes.css.
 */
import { useEffect } from 'react'

export const EXAM_THEMES = ['normal', 'contraste-claro', 'contraste-oscuro', 'sepia'] as const
export type ExamTheme = (typeof EXAM_THEMES)[number]

export const THEME_WORDS: Readonly<Record<ExamTheme, string>> = {
  'normal': 'Normal',
  'contraste-claro': 'Alto contraste, fondo claro',
  'contraste-oscuro': 'Alto contraste, fondo oscuro',
  'sepia': 'Sepia, menos brillo',
}

export function isExamTheme(value: unknown): value is ExamTheme {
  return EXAM_THEMES.some((theme) => theme === value)
}

/** On the whole document, so that dialogs wear it too; taken off with the exam. */
export function useExamTheme(theme: ExamTheme): void {
  useEffect(() => {
    if (theme === 'normal') return
    document.documentElement.dataset['examTheme'] = theme
    return () => { delete document.documentElement.dataset['examTheme'] }
  }, [theme])
}
