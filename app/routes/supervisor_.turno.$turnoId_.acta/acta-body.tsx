/** What the acta states, in the order of its file; an empty part says so in a word. */
import type { ReactNode } from 'react'
import type { ActaContent, ActaEntry } from '#app/acta/acta-content.ts'
import { describePending } from '#app/board/count-pending.ts'
import { describeState } from '#app/board/state-words.ts'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OUTCOME_WORDS } from '#app/labels/desk.ts'
import { formatDuration, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { durationBetween, type Instant } from '#exam-engine/kernel/time.ts'

export function ActaBody({ content }: { content: ActaContent }) {
  const {
    entries,
    sede: { timeZone: zone },
    outages,
    charges,
    gaps,
    handOvers,
    observations,
  } = content
  const time = (at: Instant | null) => (at === null ? '—' : formatTimeWithSeconds(at, zone))
  const denied = entries.filter(({ denial }) => denial !== null)
  const undone = entries.flatMap((entry) => entry.reversals.map((reversal) => ({ entry, reversal })))
  const incidents = entries.flatMap((entry) => entry.incidents.map((incident) => ({ entry, incident })))
  const exits = entries.flatMap((entry) => entry.exits.map((exit) => ({ entry, exit })))
  const remainders = entries.filter(({ unsent, quarantined }) => unsent > 0 || quarantined > 0)
  return (
    <>
      <Section title="Lista de aspirantes">
        <DataTable
          caption="Lista de aspirantes"
          captionHidden
          narrow="stack"
          columns={rosterColumns(zone)}
          rows={entries}
          rowKey={({ folio }) => folio}
          empty="Nadie."
        />
      </Section>
      <Part
        title="Accesos negados (§3.1)"
        none="Ninguno."
        lines={denied.map(({ folio, name, denial, statement }) => [
          folio,
          `${name}: ${denial?.reason ?? ''}. ${quote(denial?.note)}${
            statement === '' ? 'No declaró.' : `Declara: «${statement}»`
          }`,
        ])}
      />
      <Part
        title="Accesos negados que la coordinación revirtió"
        none="Ninguno."
        lines={undone.map(({ entry, reversal }) => [
          `${entry.folio} ${String(reversal.at)}`,
          `${time(reversal.deniedAt)} ${entry.folio}, ${entry.name}: ${reversal.reason}. Revertido ${time(
            reversal.at
          )} por ` + `${reversal.by}: «${reversal.note}»`,
        ])}
      />
      <Part
        title="Cancelaciones (§3.1 D)"
        none="Ninguna."
        lines={entries
          .filter(({ state }) => state === 'cancelled')
          .map(({ folio, name, cancelNote }) => [folio, `${folio}, ${name}: «${cancelNote ?? ''}»`])}
      />
      <Part
        title="Incidentes asentados"
        none="Ninguno."
        lines={incidents.map(({ entry, incident }) => [
          `${entry.folio} ${String(incident.at)}`,
          `${time(incident.at)} ${entry.folio}, ${entry.name}. ${incident.what}: «${incident.note}»`,
        ])}
      />
      <Part
        title="Salidas del salón"
        none="Ninguna."
        lines={exits.map(({ entry, exit }) => [
          `${entry.folio} ${String(exit.leftAt)}`,
          `${time(exit.leftAt)} ${entry.folio}, ${entry.name}. ${exit.reason}. ${quote(exit.note)}` +
            (exit.returnedAt === null
              ? 'No volvió.'
              : `Volvió ${time(exit.returnedAt)}, tras ${formatDuration(
                  durationBetween(exit.leftAt, exit.returnedAt)
                )}.`),
        ])}
      />
      <Part
        title="Sin enviar o por revisar"
        none="Nada."
        lines={remainders.map(({ folio, name, unsent, quarantined }) => [
          folio,
          `${folio}, ${name}: ${String(unsent)} sin enviar según su equipo, ${String(quarantined)} por revisar`,
        ])}
      />
      <Part
        title="Fallas de la sede"
        none="Ninguna."
        lines={outages.map((outage) => [
          String(outage.since),
          `${outage.kind}, de las ${time(outage.since)} ${
            outage.until === null ? 'sin fin declarado' : `a las ${time(outage.until)}`
          }. ` + `${quote(outage.note)}${outage.declaredBy}`,
        ])}
      />
      <Part
        title="Quién estuvo a cargo"
        none="Nadie tomó el turno a su cargo."
        lines={[
          ...gaps.map(
            ({ from, until }): Line => [
              `gap ${String(from)}`,
              `Sin persona a cargo de las ${time(from)} a las ${time(until)}`,
            ]
          ),
          ...charges.map(
            ({ since, name, how, reason }): Line => [
              String(since),
              `${time(since)} ${name}. ${how}. ${quote(reason)}`,
            ]
          ),
        ]}
      />
      <Part
        title="Entregas entre supervisores"
        none="Ninguna."
        lines={handOvers.map((one) => [
          String(one.offeredAt),
          `${time(one.offeredAt)} ${one.from} a ${one.to}: «${one.note}» En el tablero: ${describePending(
            one.pending
          )}. ` + (one.outcome === null ? 'Sin respuesta' : `${OUTCOME_WORDS[one.outcome]}, ${time(one.endedAt)}`),
        ])}
      />
      <Part
        title="Observaciones"
        none="Ninguna."
        lines={observations.map(({ at, by, text }) => [`${String(at)} ${text}`, `${time(at)} ${by}: «${text}»`])}
      />
    </>
  )
}

type Line = readonly [key: string, text: ReactNode]

function Part({ title, lines, none }: { title: string; lines: readonly Line[]; none: string }) {
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ol className="max-w-reading space-y-2">
          {lines.map(([key, text]) => (
            <li key={key} className="break-words tabular-nums">
              {text}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function quote(note: string | null | undefined): string {
  return note === null || note === undefined || note === '' ? '' : `«${note}» `
}

function rosterColumns(zone: string): Column<ActaEntry>[] {
  const time = (at: Instant | null) => (at === null ? '—' : formatTimeWithSeconds(at, zone))
  return [
    {
      key: 'folio',
      header: 'Folio',
      cell: ({ folio }) => <span className="tabular-nums whitespace-nowrap">{folio}</span>,
    },
    { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
    { key: 'exam', header: 'Examen', cell: ({ exam }) => exam },
    { key: 'state', header: 'Estado', cell: ({ state }) => describeState(state, 'over').word },
    { key: 'admitted', header: 'Admisión', align: 'end', cell: ({ admittedAt }) => time(admittedAt) },
    { key: 'started', header: 'Inicio', align: 'end', cell: ({ startedAt }) => time(startedAt) },
    { key: 'finished', header: 'Término', align: 'end', cell: ({ finishedAt }) => time(finishedAt) },
    {
      key: 'answered',
      header: 'Contestó',
      align: 'end',
      cell: ({ answered, itemCount }) => (answered === null ? '—' : `${String(answered)} de ${String(itemCount)}`),
    },
  ]
}
