/** How an auditor repeats the check on another machine: with the program, and with unzip, openssl, jq and sha256sum. */
import { Section } from '#app/components/page/section.tsx'

interface StandardToolsProps {
  keyId: string
  /** Packages of a demonstration are drawn by the test beacon, which is not accepted by itself. */
  demo: boolean
}

export function StandardTools({ keyId, demo }: StandardToolsProps) {
  const steps: { what: string, command: string }[] = [
    {
      what: 'Con el programa, sin base de datos ni red. Termina con 0 si todo coincide.',
      command: `npm run -s efiser -- verify --package paquete.zip --key-id ${keyId}${demo ? ' --accept-test-beacon' : ''}`,
    },
    {
      what: 'Extraer los archivos. Dentro, README.txt trae estos pasos y los demás: el compromiso, el árbol y su hoja.',
      command: 'mkdir paquete && cd paquete && unzip ../paquete.zip',
    },
    {
      what: 'Que no haya un archivo de más, de menos ni repetido.',
      command: 'unzip -Z1 ../paquete.zip > ../lista.txt\n'
        + String.raw`(jq -r '.files[].name' manifest.json; printf '%s\n' manifest.json manifest.sig public-key.pem)`
        + ' | diff - ../lista.txt && echo completo',
    },
    {
      what: 'Que la llave sea la de esta página: el resultado es la huella de arriba.',
      command: 'openssl pkey -pubin -in public-key.pem -outform DER | sha256sum',
    },
    {
      what: 'La firma del manifiesto: se firman un prefijo y el archivo.',
      command: String.raw`(printf 'EFISER audit package v1\n'; cat manifest.json) > firmado.bin`
        + '\nopenssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in firmado.bin -sigfile manifest.sig',
    },
    {
      what: 'Cada archivo contra el manifiesto.',
      command: `jq -r '.files[] | .sha256 + "  " + .name' manifest.json | sha256sum -c`,
    },
    {
      what: 'La semilla, del faro y del secreto: el resultado es el campo seed.',
      command: `jq -r '.beaconValue + .secret' lottery.json | xxd -r -p | sha256sum`,
    },
    {
      what: 'Que la entrada solo cambió en la semilla: cmp no dice nada.',
      command: `jq -cjS --arg s "$(jq -r .seed lottery.json)" '.rules.lotterySeed=$s' frozen-input.json | cmp - input.json`,
    },
  ]
  return (
    <Section title="Repetirla en otro equipo" lead="El paquete basta: no hace falta esta plataforma.">
      <ol className="max-w-measure list-decimal space-y-4 ps-6">
        {steps.map(({ what, command }) => (
          <li key={command}>
            <p>{what}</p>
            <pre className="mt-1 border border-line p-3 text-sm whitespace-pre-wrap break-all">
              <code>{command}</code>
            </pre>
          </li>
        ))}
      </ol>
    </Section>
  )
}
