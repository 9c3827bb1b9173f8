-- Cut-offs of earlier periods, as an admin brought them: one list per import, whole; of a period the newest list that
-- was not withdrawn is in force. What the platform itself published stands in cutoff and is not brought here. With fewer
-- than three filled seats a cut-off is one person's score (the text after §5.12 makes it private): such a row has none.

create table past_cutoff_import (
  id uuid primary key default gen_random_uuid(),
  period text not null constraint past_cutoff_import_period_form check (period ~ '^\d{4}-\d{4}-[1-9]$'
    and substr(period, 6, 4)::integer = substr(period, 1, 4)::integer + 1),
  source text not null constraint past_cutoff_import_source_said check (btrim(source) <> '' and char_length(source) <= 300),
  file_sha256 text not null constraint past_cutoff_import_hash_form check (file_sha256 ~ '^[0-9a-f]{64}$'),
  rows integer not null constraint past_cutoff_import_rows_some check (rows > 0),
  at timestamptz not null,
  by_id uuid not null references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  constraint past_cutoff_import_withdrawn_whole check (num_nulls(withdrawn_at, withdrawn_by) in (0, 2))
);
create index past_cutoff_import_period on past_cutoff_import (period, at);

create function guard_past_cutoff_import() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.role_grant where role = 'admin'
      and person_id = case tg_op when 'INSERT' then new.by_id else new.withdrawn_by end) then
    raise exception 'the coordination brings past cut-offs, and withdraws them'
      using errcode = 'check_violation', constraint = 'past_cutoff_import_by_admin';
  end if;
  if tg_op = 'INSERT' then
    if exists (select 1 from public.selection_run where published_at is not null
        and convocatoria_id = 'rama-' || new.period) then
      raise exception 'the platform published the cut-offs of this period'
        using errcode = 'check_violation', constraint = 'past_cutoff_import_not_of_own';
    end if;
    new.at := public.efiser_now();
    new.withdrawn_at := null;
    new.withdrawn_by := null;
    return new;
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a list is withdrawn once'
      using errcode = 'check_violation', constraint = 'past_cutoff_import_withdrawn_once';
  end if;
  new.withdrawn_at := public.efiser_now();
  return new;
end $$;
create trigger past_cutoff_import_guard before insert or update on past_cutoff_import
  for each row execute function guard_past_cutoff_import();
create trigger past_cutoff_import_no_delete before delete on past_cutoff_import
  for each row execute function refuse_change();

-- Course and sede as the list names them: an earlier call may know some that no call of the platform has.
create table past_cutoff (
  import_id uuid not null references past_cutoff_import,
  cer text not null constraint past_cutoff_cer_short check (char_length(cer) between 1 and 300),
  sede_code text not null constraint past_cutoff_sede_short check (char_length(sede_code) between 1 and 300),
  subsede text constraint past_cutoff_subsede_short check (char_length(subsede) between 1 and 300),
  seats integer not null constraint past_cutoff_seats_not_negative check (seats >= 0),
  filled integer not null constraint past_cutoff_filled_within_seats check (filled between 0 and seats),
  last_pi_imss numeric(9,6) constraint past_cutoff_score_range check (last_pi_imss between 0 and 101),
  constraint past_cutoff_pool_once unique nulls not distinct (import_id, cer, sede_code, subsede),
  constraint past_cutoff_never_one_persons check (last_pi_imss is null or filled >= 3)
);
create trigger past_cutoff_fixed before update or delete on past_cutoff for each row execute function refuse_change();
