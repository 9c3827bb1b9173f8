/** Who may take part, and what to bring to the exam, where there is one. Convocatoria §1.1, §3.1, §5.13 */
export function Requirements({ sits }: { sits: boolean }) {
  return (
    <div className="space-y-4">
      <p>Médicos residentes activos del IMSS (§1.1) que:</p>
      <ul className="list-disc space-y-1 ps-6">
        <li>entraron a su especialidad por el ENARM;</li>
        <li>están inscritos en un curso de especialización en el ciclo actual, y</li>
        <li>están por terminar el grado que su curso de interés pide como prerrequisito.</li>
      </ul>
      {sits ? (
        <p>
          Al examen se presentan con su <strong className="font-semibold">solicitud impresa</strong> y
          su <strong className="font-semibold">identificación oficial</strong> (§3.1 C).
          El examen no se reprograma (§3.1 B).
        </p>
      ) : <p>Y que presentaron el EFISER de este ciclo en su especialidad y grado: en este periodo no hay examen (§5.13).</p>}
    </div>
  )
}
