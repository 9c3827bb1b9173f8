/**
 * How this candidate likes the screen: size of text, colours, clock, single keys. Kept in
 * the tab, so that a reload finds them and the next candidate at this machine
 * does not.
 */
import { useCallback, useEffect, useState } from 'react'
import { readTab, writeTab } from '../tab-storage.ts'
import { isExamTheme, type ExamTheme } from './exam-theme.ts'
import { isTextSize, type TextSize } from './text-size.ts'

export interface ExamPreferences {
  textSize: TextSize
  theme: ExamTheme
  clockHidden: boolean
  singleKeys: boolean
}

const KEY = 'efiser-examen-preferencias'
const DEFAULTS: ExamPreferences = { textSize: 100, theme: 'normal', clockHidden: false, singleKeys: true }

/** The preferences, and a function that changes some of them. The server's page shows the defaults. */
export function usePreferences(): [ExamPreferences, (change: Partial<ExamPreferences>) => void] {
  const [preferences, setPreferences] = useState(DEFAULTS)
  useEffect(() => { setPreferences(parsePreferences(readTab(KEY))) }, [])
  const change = useCallback((changed: Partial<ExamPreferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...changed }
      writeTab(KEY, JSON.stringify(after))
      return after
    })
  }, [])
  return [preferences, change]
}

/** Reads what was stored; whatever does not fit is the default. */
export function parsePreferences(text: string | null): ExamPreferences {
  const stored = parseObject(text)
  return {
    textSize: isTextSize(stored['textSize']) ? stored['textSize'] : DEFAULTS.textSize,
    theme: isExamTheme(stored['theme']) ? stored['theme'] : DEFAULTS.theme,
    clockHidden: stored['clockHidden'] === true,
    singleKeys: stored['singleKeys'] !== false,
  }
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  } catch {
    return {}
  }
}
