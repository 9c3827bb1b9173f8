/** How the public lottery decided the own place, or that it did not. Of the others who are tied it says how many. §5.2 */
import { Link } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { TIE_WORDS } from '#app/labels/call-words.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import { ShellCommand } from '#app/selection/shell-command.tsx'
import type { OwnLottery } from './own-lottery.ts'

export function LotteryProof({ lottery }: { lottery: OwnLottery }) {
  if (lottery.kind === 'notUsed') {
    return <p className="mt-4">En su lugar no hubo empate total: el sorteo no se usó.</p>
  }
  const { equalOn, others, place, number, seed, selectionId, value } = lottery
  const all = formatCount(others + 1)
  return (
    <div className="mt-6 max-w-measure space-y-4">
      <h3 className="text-lg font-semibold">El sorteo decidió su lugar</h3>
      <p>
        Empató en todo lo que cuenta ({['el PI-IMSS', ...equalOn.map((one) => TIE_WORDS[one])].join(', ')})
        con {formatCounted(others, 'persona', 'personas')} más. Entre las {all}, el orden lo dio el sorteo público: va primero
        el valor menor, y el suyo quedó en el lugar {formatCount(place)} de {all}.
      </p>
      <SummaryList rows={[
        { term: 'Sorteo', value: <Link to="/sorteo">Sorteo {number}: su compromiso y cómo salió la semilla</Link> },
        { term: 'Semilla', value: <ShortHash hash={seed} whole /> },
        { term: 'Su identificador', value: <ShortHash hash={selectionId} whole /> },
        { term: 'Su valor', value: <ShortHash hash={value} whole /> },
      ]} />
      <p>
        Su valor es el SHA-256 de los 32 bytes de la semilla seguidos de su identificador. Para rehacerlo en cualquier
        computadora:
      </p>
      <ShellCommand text={`(printf '%s' ${seed} | xxd -r -p; printf '%s' ${selectionId}) | sha256sum`} />
      <p>
        Su identificador y la semilla quedaron fijos antes de conocerse el orden: el identificador está en la entrada
        congelada y en su comprobante de inclusión; la semilla resulta de un faro público y de un secreto comprometido.
      </p>
    </div>
  )
}
