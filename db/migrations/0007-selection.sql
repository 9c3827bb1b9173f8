-- Marks, the frozen selection package, its results, and what each resident does with the seat.

create table mark (                        -- exam-engine/marking; absent is not zero
  attempt_id uuid primary key references attempt,
  status text not null constraint mark_status_known check (status in ('present', 'absent', 'cancelled', 'denied')),
  correct integer,
  counted integer,
  efiser numeric(7,4) constraint mark_efiser_range check (efiser between 0 and 100),
  key_sha256 text,
  marked_at timestamptz not null,
  constraint mark_present_has_score check ((status = 'present') =
    (correct is not null and counted is not null and efiser is not null and key_sha256 is not null)),
  constraint mark_correct_within_counted check (correct between 0 and counted and counted >= 1)
);

create table selection_run (
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  frozen_at timestamptz not null,
  frozen_by uuid not null references person,
  input text not null,                     -- canonical JSON, efiser-selection/1
  input_sha256 text not null,
  ran_at timestamptz,
  ran_by uuid references person,
  results text,                            -- canonical JSON, efiser-results/1
  results_sha256 text,
  published_at timestamptz,
  published_by uuid references person,
  constraint selection_run_results_whole check (num_nulls(ran_at, ran_by, results, results_sha256) in (0, 4)),
  constraint selection_run_published_has_results check (published_at is null or results is not null),
  constraint selection_run_published_whole check (num_nulls(published_at, published_by) in (0, 2))
);
create unique index selection_run_published_once on selection_run (convocatoria_id) where published_at is not null;

create function guard_selection_run() returns trigger language plpgsql as $$
begin
  if (new.input, new.input_sha256, new.frozen_at, new.frozen_by)
       is distinct from (old.input, old.input_sha256, old.frozen_at, old.frozen_by)
     or (old.results is not null and (new.results, new.results_sha256, new.ran_at, new.ran_by)
       is distinct from (old.results, old.results_sha256, old.ran_at, old.ran_by))
     or old.published_at is not null then
    raise exception 'a frozen selection does not change'
      using errcode = 'check_violation', constraint = 'selection_run_frozen';
  end if;
  return new;
end $$;
create trigger selection_run_guard before update on selection_run for each row execute function guard_selection_run();
create trigger selection_run_no_delete before delete on selection_run for each row execute function refuse_change();

-- Ranks and seats rest on the marks that were frozen.
create function refuse_mark_after_freeze() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.selection_run r join public.candidate c on c.convocatoria_id = r.convocatoria_id
             join public.attempt a on a.candidate_id = c.id where a.id = new.attempt_id) then
    raise exception 'marks do not change once a selection is frozen'
      using errcode = 'check_violation', constraint = 'mark_frozen_with_selection';
  end if;
  return new;
end $$;
create trigger mark_frozen_with_selection before insert or update on mark
  for each row execute function refuse_mark_after_freeze();

-- A published run takes no further result.
create function refuse_late_result() returns trigger language plpgsql as $$
begin
  if (select published_at is not null from public.selection_run where id = new.run_id) then
    raise exception 'a published selection takes no further row'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_publication';
  end if;
  return new;
end $$;

create table selection_identity (          -- the private map from the package to persons
  run_id uuid not null references selection_run,
  candidate_id uuid not null references candidate,
  selection_id text not null,
  primary key (run_id, candidate_id),
  constraint selection_identity_unique unique (run_id, selection_id)
);

create table selection_result (
  run_id uuid not null references selection_run,
  candidate_id uuid not null references candidate,
  status text not null constraint selection_result_status_known check (status in ('ranked', 'excluded')),
  exclusion text,
  efiser numeric(7,4),
  grades_mean numeric(7,4),
  enarm numeric(7,4),
  bonus numeric(4,2),
  pi_imss numeric(9,6),
  position integer,
  position_in_cer integer,
  pool_id uuid references seat_pool,
  preference integer,
  primary key (run_id, candidate_id),
  constraint selection_result_seat_has_preference check ((pool_id is null) = (preference is null)),
  constraint selection_result_excluded_is_empty check (status = 'ranked'
    or (exclusion is not null and pi_imss is null and position is null and pool_id is null)),
  constraint selection_result_seat unique (run_id, candidate_id, pool_id)
);
create trigger selection_result_before_publication before insert on selection_result
  for each row execute function refuse_late_result();
create trigger selection_result_fixed before update or delete on selection_result
  for each row execute function refuse_change();

create table cutoff (
  run_id uuid not null references selection_run,
  pool_id uuid not null references seat_pool,
  seats integer not null,
  filled integer not null,
  ranked_by integer not null,
  last_pi_imss numeric(9,6),
  decided_by_tie_break boolean not null,
  primary key (run_id, pool_id)
);
create trigger cutoff_before_publication before insert on cutoff for each row execute function refuse_late_result();
create trigger cutoff_fixed before update or delete on cutoff for each row execute function refuse_change();

create table award (                       -- §5.3-§5.13; the rule, not a job, makes silence a rejection
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references selection_run,
  candidate_id uuid not null references candidate,
  pool_id uuid not null references seat_pool,
  state text not null default 'assigned' constraint award_state_known check (state in
    ('assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued', 'rejected')),
  sede_accepted_at timestamptz,
  commitment_accepted_at timestamptz,
  rejected_at timestamptz,
  constraint award_one_per_candidate_and_run unique (run_id, candidate_id),
  constraint award_as_assigned foreign key (run_id, candidate_id, pool_id)
    references selection_result (run_id, candidate_id, pool_id)
);

create table award_transition (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);

create function guard_award() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not exists (
    select 1 from public.award_transition where from_state = old.state and to_state = new.state) then
    raise exception 'award: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'award_transition_known';
  end if;
  if (old.sede_accepted_at is not null and new.sede_accepted_at is distinct from old.sede_accepted_at)
     or (old.commitment_accepted_at is not null and new.commitment_accepted_at is distinct from old.commitment_accepted_at)
     or (old.rejected_at is not null and new.rejected_at is distinct from old.rejected_at) then
    raise exception 'the moment of an act does not change'
      using errcode = 'check_violation', constraint = 'award_moments_fixed';
  end if;
  if (new.candidate_id, new.pool_id, new.run_id) is distinct from (old.candidate_id, old.pool_id, old.run_id) then
    raise exception 'there is no change of sede (Convocatoria §5.4)'
      using errcode = 'check_violation', constraint = 'award_seat_fixed';
  end if;
  return new;
end $$;
create trigger award_guard before update on award for each row execute function guard_award();
create trigger award_no_delete before delete on award for each row execute function refuse_change();

insert into award_transition (from_state, to_state) values
  ('assigned', 'sedeAccepted'), ('assigned', 'rejected'),
  ('sedeAccepted', 'commitmentAccepted'), ('sedeAccepted', 'rejected'),
  ('commitmentAccepted', 'letterIssued');

create table letter (                      -- §5.10: issued once; then the bytes go and the hash stays
  award_id uuid primary key references award,
  token text not null constraint letter_token_unique unique,
  sha256 text not null,
  bytes bytea,
  issued_at timestamptz not null,
  fetchable_until timestamptz not null,
  session_sha256 bytea not null,
  delivered_at timestamptz
);
create function guard_letter() returns trigger language plpgsql as $$
begin
  if (new.award_id, new.token, new.sha256, new.issued_at, new.fetchable_until, new.session_sha256)
     is distinct from (old.award_id, old.token, old.sha256, old.issued_at, old.fetchable_until, old.session_sha256)
     or (old.bytes is null and new.bytes is not null)
     or (new.bytes is not null and new.bytes is distinct from old.bytes) then
    raise exception 'a letter is issued once (Convocatoria §5.10)'
      using errcode = 'check_violation', constraint = 'letter_issued_once';
  end if;
  return new;
end $$;
create trigger letter_guard before update on letter for each row execute function guard_letter();
create trigger letter_no_delete before delete on letter for each row execute function refuse_change();
