// The colours and measures of printed documents, in points (72 to the inch). The same tokens as the screen's.

export const colors = {
  green: '#1E5B4F',
  guinda: '#9B2247',
  gold: '#A57F2C',
  ink: '#161A1D',
  grey: '#55595D',
  line: '#C9C5BA',
  tint: '#EDF2F0',
} as const

export const spacing = {
  margin: 54,
  top: 44,
  runningTop: 58,
  footer: 58,
} as const
