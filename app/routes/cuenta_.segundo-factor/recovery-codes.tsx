/**
 * The recovery codes, shown once: to copy, or to print. Where the browser lends no clipboard (a page without TLS)
 * the codes are marked, so that the keyboard copies them; what happened is said either way.
 */
import { Copy, Printer } from 'lucide-react'
import { useRef, useState } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'

const SAID = {
  copied: 'Códigos copiados: péguelos donde los guarda y borre después el portapapeles.',
  marked: 'Su navegador no deja copiar desde aquí. Los códigos están marcados: use Ctrl+C (⌘C en Mac).',
} as const

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const list = useRef<HTMLUListElement>(null)
  const [said, setSaid] = useState<keyof typeof SAID | null>(null)
  const copy = () => {
    writeToClipboard(codes.join('\n')).then(() => { setSaid('copied') }, () => {
      if (list.current !== null) window.getSelection()?.selectAllChildren(list.current)
      setSaid('marked')
    })
  }
  return (
    <div className="space-y-6">
      <Alert tone="success" announce title="Su segundo factor está activo">
        Guarde estos códigos de recuperación fuera de su teléfono: cada uno sirve una vez y no se muestran de nuevo.
      </Alert>
      <ul
        ref={list} aria-label="Códigos de recuperación"
        className="grid gap-2 border-2 border-line bg-surface p-4 sm:grid-cols-2"
      >
        {codes.map((code) => <li key={code} className="font-mono">{code}</li>)}
      </ul>
      <p role="status" className="max-w-measure print:hidden">{said === null ? null : SAID[said]}</p>
      <div className="print:hidden">
        <ActRow>
          <ButtonLink to="/inicio">Continuar</ButtonLink>
          <Button type="button" look="secondary" icon={Copy} onPress={copy}>Copiar los códigos</Button>
          <Button type="button" look="secondary" icon={Printer} onPress={() => { window.print() }}>Imprimir</Button>
        </ActRow>
      </div>
    </div>
  )
}

/** Fails where there is no clipboard, as on a page without TLS. */
async function writeToClipboard(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard === undefined) throw new Error('no clipboard')
  await clipboard.writeText(text)
}
