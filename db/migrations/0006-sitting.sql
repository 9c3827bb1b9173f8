-- The sitting. The attempt's machine is repeated here as data, so that the
-- database refuses a step that exam-engine/sitting does not know. Answers have a
-- current state and a history; the history row is the evidence of a save, and its
-- hash chain is the attempt's own, so that saves never queue behind one row.

create table attempt_transition (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into attempt_transition (from_state, to_state) values
  ('expected', 'admitted'), ('expected', 'denied'), ('expected', 'absent'), ('expected', 'cancelled'),
  ('admitted', 'inProgress'), ('admitted', 'denied'), ('admitted', 'absent'), ('admitted', 'cancelled'),
  ('inProgress', 'handedIn'), ('inProgress', 'closed'), ('inProgress', 'cancelled'),
  ('handedIn', 'cancelled'), ('closed', 'cancelled'), ('absent', 'cancelled'),
  ('denied', 'expected'), ('denied', 'cancelled'),
  ('cancelled', 'expected'), ('cancelled', 'admitted'), ('cancelled', 'inProgress'), ('cancelled', 'handedIn'),
  ('cancelled', 'closed'), ('cancelled', 'denied'), ('cancelled', 'absent');

create table attempt (
  id uuid primary key default gen_random_uuid(),
  candidate_id uuid not null references candidate,
  exam_id uuid not null references exam,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  state text not null default 'expected' constraint attempt_state_known check (state in
    ('expected', 'admitted', 'inProgress', 'handedIn', 'closed', 'denied', 'absent', 'cancelled')),
  state_before_cancel text,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  accepts_until timestamptz not null,
  times_version integer not null default 1,
  form_id uuid references form,
  permutation_seed text constraint attempt_seed_form check (permutation_seed ~ '^[0-9a-f]{64}$'),
  lease_epoch integer not null default 0 constraint attempt_epoch_not_negative check (lease_epoch >= 0),
  lease_session bytea,
  admitted_at timestamptz,
  admitted_by uuid references person,
  started_at timestamptz,
  finished_at timestamptz,                 -- handed in, closed or cancelled
  denial_reason text,
  denial_note text,
  cancel_note text,
  answered_count integer,
  answers_digest text,
  chain_length integer,
  chain_head bytea,
  constraint attempt_one_per_candidate_and_exam unique (candidate_id, exam_id),
  constraint attempt_one_per_candidate_and_turno unique (candidate_id, turno_id),
  constraint attempt_times_ordered check (opens_at < closes_at and closes_at <= accepts_until),
  constraint attempt_started_has_form check (started_at is null
    or (form_id is not null and permutation_seed is not null and admitted_at is not null)),
  constraint attempt_running_is_started check (state not in ('inProgress', 'handedIn', 'closed') or started_at is not null),
  constraint attempt_finished_has_digest check (state not in ('handedIn', 'closed')
    or (finished_at is not null and answers_digest is not null and answered_count is not null
        and chain_length is not null and chain_head is not null)),
  constraint attempt_denied_has_reason check (state <> 'denied' or denial_reason is not null),
  constraint attempt_cancelled_has_origin check ((state = 'cancelled') = (state_before_cancel is not null))
);
create index attempt_turno_sede on attempt (turno_id, sede_code);
create index attempt_open on attempt (accepts_until) where state in ('expected', 'admitted', 'inProgress');

create function guard_attempt() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not exists (
    select 1 from public.attempt_transition where from_state = old.state and to_state = new.state) then
    raise exception 'attempt: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'attempt_transition_known';
  end if;
  if old.state = 'cancelled' and new.state <> 'cancelled' and new.state <> old.state_before_cancel then
    raise exception 'a reinstated attempt returns to the state it had'
      using errcode = 'check_violation', constraint = 'attempt_reinstated_as_it_was';
  end if;
  if old.answers_digest is not null and (new.answers_digest, new.answered_count, new.chain_length, new.chain_head,
      new.started_at, new.finished_at, new.form_id, new.permutation_seed, new.closes_at, new.accepts_until)
    is distinct from (old.answers_digest, old.answered_count, old.chain_length, old.chain_head,
      old.started_at, old.finished_at, old.form_id, old.permutation_seed, old.closes_at, old.accepts_until) then
    raise exception 'a closed attempt does not change'
      using errcode = 'check_violation', constraint = 'attempt_closed_is_immutable';
  end if;
  if new.state = 'cancelled' and new.state_before_cancel is distinct from
      (case when old.state = 'cancelled' then old.state_before_cancel else old.state end) then
    raise exception 'a cancelled attempt remembers the state it had'
      using errcode = 'check_violation', constraint = 'attempt_cancelled_from_its_state';
  end if;
  if (old.form_id is not null and new.form_id is distinct from old.form_id)
     or (old.started_at is not null and new.started_at is distinct from old.started_at) then
    raise exception 'an exam is opened once, on one form'
      using errcode = 'check_violation', constraint = 'attempt_opened_once';
  end if;
  if new.lease_epoch < old.lease_epoch then
    raise exception 'a lease epoch never goes back'
      using errcode = 'check_violation', constraint = 'attempt_epoch_grows';
  end if;
  if old.permutation_seed is not null and new.permutation_seed is distinct from old.permutation_seed then
    raise exception 'a permutation is drawn once'
      using errcode = 'check_violation', constraint = 'attempt_permutation_fixed';
  end if;
  return new;
end $$;
create trigger attempt_guard before update on attempt for each row execute function guard_attempt();
create trigger attempt_no_delete before delete on attempt for each row execute function refuse_change();

create table answer_history (              -- one row per save received in time from the lease holder
  attempt_id uuid not null,
  seq integer not null,
  item_id text not null,
  revision integer not null,
  option_id text,
  flagged boolean not null,
  struck text[] not null,
  epoch integer not null,
  op_id uuid not null,
  received_at timestamptz not null,
  client_at timestamptz,                   -- evidence only: never admits anything
  hash bytea not null,
  primary key (attempt_id, seq)
);

create table answer (                      -- what counts
  attempt_id uuid not null,
  item_id text not null,
  revision integer not null constraint answer_revision_positive check (revision >= 1),
  option_id text,
  flagged boolean not null,
  struck text[] not null,
  saved_at timestamptz not null,
  primary key (attempt_id, item_id)
) with (fillfactor = 70);

create table answer_quarantine (           -- refused, and kept for review
  id bigint generated always as identity primary key,
  attempt_id uuid not null,
  reason text not null,
  operation jsonb not null,
  epoch integer not null,
  received_at timestamptz not null
);
create index answer_quarantine_attempt on answer_quarantine (attempt_id);

-- One check per statement, not per row: a batch of saves pays for it once.
create function refuse_answers_of_closed_attempts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from changed c left join public.attempt a on a.id = c.attempt_id
             where a.id is null or a.state <> 'inProgress') then
    raise exception 'answers belong to an attempt in progress'
      using errcode = 'check_violation', constraint = tg_table_name || '_attempt_in_progress';
  end if;
  return null;
end $$;
create trigger answer_insert_in_progress after insert on answer
  referencing new table as changed for each statement execute function refuse_answers_of_closed_attempts();
create trigger answer_update_in_progress after update on answer
  referencing new table as changed for each statement execute function refuse_answers_of_closed_attempts();
create trigger answer_history_in_progress after insert on answer_history
  referencing new table as changed for each statement execute function refuse_answers_of_closed_attempts();
create trigger answer_no_delete before delete on answer for each row execute function refuse_change();
create trigger answer_history_append_only before update or delete on answer_history
  for each row execute function refuse_change();
create trigger answer_quarantine_append_only before update or delete on answer_quarantine
  for each row execute function refuse_change();

create table acta (                        -- of one sede and turno; fixed when issued
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  bytes bytea not null,
  sha256 text not null,
  issued_at timestamptz not null,
  issued_by uuid not null references person,
  primary key (turno_id, sede_code)
);
create trigger acta_fixed before update or delete on acta for each row execute function refuse_change();
