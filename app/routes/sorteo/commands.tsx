/** How anybody repeats the lottery with the tools of any computer. The commands take the bytes as this page shows them. */
import type { LotteryView } from '#app/selection/describe-lottery.ts'
import { ShellCommand } from '#app/selection/shell-command.tsx'

export function LotteryCommands({ lottery: { commitmentText, drawn } }: { lottery: LotteryView }) {
  return (
    <div className="max-w-measure space-y-4">
      <p>
        El compromiso es este texto, sin salto de línea al final. Guárdelo hoy: su SHA-256 es la huella del compromiso.
      </p>
      <ShellCommand text={`printf '%s' '${commitmentText.replaceAll("'", "'\\''")}' | sha256sum`} />
      {drawn === null ? (
        <p>Cuando el faro hable, aquí estarán su firma, el secreto y la semilla, y las órdenes para rehacerla.</p>
      ) : (
        <>
          <p>El secreto, ya revelado, da la huella comprometida (secretSha256):</p>
          <ShellCommand text={`printf '%s' ${drawn.secret} | xxd -r -p | sha256sum`} />
          <p>El valor del faro es el SHA-256 de los bytes de su firma:</p>
          <ShellCommand text={`printf '%s' ${drawn.round.signature} | xxd -r -p | sha256sum`} />
          <p>La semilla es el SHA-256 de los 32 bytes del faro seguidos de los 32 del secreto:</p>
          <ShellCommand text={`printf '%s' ${drawn.beaconValue}${drawn.secret} | xxd -r -p | sha256sum`} />
        </>
      )}
    </div>
  )
}
