-- What the supervisors of a sede record beside the attempt: each decision at the
-- door with what was checked and what the candidate declares. Evidence: appended,
-- never changed; the attempt itself keeps only how it stands.

create table check_in_record (
  id bigint generated always as identity primary key,
  attempt_id uuid not null references attempt,
  outcome text not null constraint check_in_record_outcome_known check (outcome in ('admitted', 'denied', 'denialUndone')),
  solicitud_shown boolean,                 -- null: was not looked at, or nothing was said of it
  id_shown boolean,
  identity_matches boolean,
  reason text,
  note text not null default '',           -- of who decided
  statement text not null default '',      -- of the candidate; empty: declared nothing
  at timestamptz not null,
  by_id uuid not null references person,
  constraint check_in_record_admitted_is_complete check (outcome <> 'admitted'
    or (solicitud_shown and id_shown and identity_matches) is true),
  constraint check_in_record_denial_has_reason check ((outcome = 'denied') = (reason is not null)),
  constraint check_in_record_other_has_note check (reason is distinct from 'OTHER' or btrim(note) <> ''),
  constraint check_in_record_reversal_has_note check (outcome <> 'denialUndone' or btrim(note) <> '')
);
create index check_in_record_attempt on check_in_record (attempt_id, id);
create trigger check_in_record_append_only before update or delete on check_in_record
  for each row execute function refuse_change();
