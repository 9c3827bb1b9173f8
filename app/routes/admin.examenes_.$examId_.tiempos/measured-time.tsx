/** What the time on an item is and is not, for whoever reads the figure. */
export function MeasuredTime() {
  return (
    <p className="max-w-measure">
      La pausa antes de cada guardado se cuenta al reactivo guardado, con el reloj del propio equipo: lo contestado sin red
      cuenta lo que tardó. La primera pausa comienza al abrir el examen. Se descuenta el tiempo con la página oculta o con
      otra ventana al frente. Mirar un reactivo sin responderlo, marcarlo ni tachar una opción no deja rastro: no se cuenta
      como tiempo, y quien no dejó ningún acto en él aparece aparte. Nada se califica con esto.
    </p>
  )
}
