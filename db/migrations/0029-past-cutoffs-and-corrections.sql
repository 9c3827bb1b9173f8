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

-- What the roster says of the course of a person, corrected with a reason; both versions stay, and nothing changes after
-- the freeze. An exam, preferences and signed grades hang on the CEME and grade of a registration: those of who has one
-- do not change here.
create table roster_correction (           -- one field; what it said and what it says, and why
  id bigint generated always as identity primary key,
  convocatoria_id text not null,
  person_id uuid not null,
  field text not null constraint roster_correction_field_known check (field in
    ('ceme', 'grade', 'adscription_sede', 'rotation_sede')),
  before text,
  after text,
  reason text not null constraint roster_correction_has_reason
    check (btrim(reason) <> '' and char_length(reason) <= 2000),
  corrected_at timestamptz not null,
  corrected_by uuid not null references person,
  foreign key (convocatoria_id, person_id) references roster_entry,
  constraint roster_correction_changes_something check (before is distinct from after),
  constraint roster_correction_not_empty check (after is not null or field = 'rotation_sede'),
  constraint roster_correction_not_own check (corrected_by <> person_id)
);
create index roster_correction_person on roster_correction (person_id, id);

create function guard_roster_correction() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.role_grant where person_id = new.corrected_by and role = 'admin') then
    raise exception 'the coordination corrects the roster'
      using errcode = 'check_violation', constraint = 'roster_correction_by_admin';
  end if;
  perform public.refuse_after_freeze(new.convocatoria_id, 'roster_correction_before_freeze');
  if new.before is distinct from (select to_jsonb(r) ->> new.field from public.roster_entry r
      where r.convocatoria_id = new.convocatoria_id and r.person_id = new.person_id) then
    raise exception 'a correction begins at what is recorded'
      using errcode = 'check_violation', constraint = 'roster_correction_from_what_counts';
  end if;
  if new.field in ('ceme', 'grade') and exists (select 1 from public.candidate c
      where c.convocatoria_id = new.convocatoria_id and c.person_id = new.person_id) then
    raise exception 'the exam of a registration hangs on its CEME and grade'
      using errcode = 'check_violation', constraint = 'roster_correction_not_of_registered';
  end if;
  new.corrected_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger roster_correction_guard before insert on roster_correction
  for each row execute function guard_roster_correction();
create trigger roster_correction_append_only before update or delete on roster_correction
  for each row execute function refuse_change();

-- As the owner: the app changes a roster in no other way. The sede of the exam of who is registered stays; who sits
-- elsewhere than at the own one moves by a request (§3.1).
create function apply_roster_correction() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.roster_entry set
    ceme = case new.field when 'ceme' then new.after else ceme end,
    grade = case new.field when 'grade' then new.after::integer else grade end,
    adscription_sede = case new.field when 'adscription_sede' then new.after else adscription_sede end,
    rotation_sede = case new.field when 'rotation_sede' then new.after else rotation_sede end
    where convocatoria_id = new.convocatoria_id and person_id = new.person_id;
  if new.field = 'adscription_sede' then
    update public.candidate set adscription_sede = new.after
      where convocatoria_id = new.convocatoria_id and person_id = new.person_id;
  end if;
  return null;
end $$;
create trigger roster_correction_apply after insert on roster_correction
  for each row execute function apply_roster_correction();

-- Where a person is written to, changed by an admin with a reason; both addresses stay. A link that went to the old one
-- opens nothing any more (0025).
create table address_change (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  before text not null,
  after text not null constraint address_change_form check (after = lower(after) and char_length(after) <= 254),
  reason text not null constraint address_change_has_reason check (btrim(reason) <> '' and char_length(reason) <= 2000),
  changed_at timestamptz not null,
  changed_by uuid not null references person,
  constraint address_change_changes_something check (before <> after),
  constraint address_change_not_own check (changed_by <> person_id)
);
create index address_change_person on address_change (person_id, id);

create function guard_address_change() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.role_grant where person_id = new.changed_by and role = 'admin') then
    raise exception 'the coordination changes an address'
      using errcode = 'check_violation', constraint = 'address_change_by_admin';
  end if;
  if new.before is distinct from (select email from public.person where id = new.person_id) then
    raise exception 'a change begins at the address that counts'
      using errcode = 'check_violation', constraint = 'address_change_from_what_counts';
  end if;
  new.changed_at := clock_timestamp();   -- of the wall, as all of an account
  return new;
end $$;
create trigger address_change_guard before insert on address_change
  for each row execute function guard_address_change();
create trigger address_change_append_only before update or delete on address_change
  for each row execute function refuse_change();

create function apply_address_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.person set email = new.after where id = new.person_id;
  update public.account_link set revoked_at = clock_timestamp()
    where person_id = new.person_id and used_at is null and revoked_at is null;
  return null;
end $$;
create trigger address_change_apply after insert on address_change
  for each row execute function apply_address_change();
