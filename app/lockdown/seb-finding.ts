/** What the system check says of Safe Exam Browser on a machine: asked of the server, in words. */
import { readSebProof, type SebProof } from './seb-proof.ts'

export interface SebFinding {
  /** By the sede; an exam may require it besides. */
  required: boolean
  shown: 'nothing' | 'right' | 'wrong'
}

const WITHIN_MS = 10_000

/** Null where the server did not say. */
export async function askForSeb(sedeCode: string, seen: SebProof | null = null): Promise<SebFinding | null> {
  try {
    const response = await fetch('/comprobacion/seb', {
      method: 'POST', headers: { 'content-type': 'application/json' }, redirect: 'error',
      body: JSON.stringify({ sedeCode, proof: readSebProof(seen) }), signal: AbortSignal.timeout(WITHIN_MS),
    })
    return response.ok ? await response.json() as SebFinding : null
  } catch {
    return null
  }
}

export function describeSeb({ required, shown }: SebFinding): {
  tone: 'success' | 'attention' | 'danger', title: string, text: string,
} | null {
  if (shown === 'right') {
    return { tone: 'success', title: 'Safe Exam Browser: correcto', text: 'Abierto con el archivo vigente de la sede.' }
  }
  if (shown === 'wrong') {
    return {
      tone: 'danger', title: 'Safe Exam Browser: otra configuración',
      text: 'Ciérrelo y ábralo con el archivo efiser.seb vigente, que su sede descarga en «Equipos de la sede».',
    }
  }
  if (!required) return null
  return {
    tone: 'danger', title: 'Falta Safe Exam Browser',
    text: 'La sede lo exige. Instálelo, abra con él el archivo efiser.seb y repita ahí la comprobación en /comprobacion.',
  }
}
