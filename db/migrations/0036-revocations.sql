-- A seat is taken back after the award: fraud (§3.1 D), false information found later (§2.2 E), or what a foreign resident
-- left undone (§5.18). Two persons of the coordination, neither of them its holder.

create table revocation (
  id uuid primary key default gen_random_uuid(),
  award_id uuid not null references award,
  ground text not null constraint revocation_ground_known check (ground in
    ('fraud', 'falseInformation', 'foreignStatus')),
  reason text not null constraint revocation_has_reason check (btrim(reason) <> '' and char_length(reason) <= 2000),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  outcome text constraint revocation_outcome_known check (outcome in ('approved', 'dismissed', 'withdrawn')),
  decided_by uuid references person,
  decided_at timestamptz,
  note text constraint revocation_note_sane check (char_length(note) <= 2000),
  constraint revocation_decided_whole check (num_nulls(outcome, decided_by, decided_at) in (0, 3)),
  constraint revocation_second_person check (outcome not in ('approved', 'dismissed') or decided_by <> proposed_by),
  constraint revocation_withdrawn_by_proposer check (outcome <> 'withdrawn' or decided_by = proposed_by),
  constraint revocation_dismissed_has_note check (outcome <> 'dismissed' or btrim(coalesce(note, '')) <> '')
);
create unique index revocation_one_open on revocation (award_id) where outcome is null;
create unique index revocation_approved_once on revocation (award_id) where outcome = 'approved';

create function guard_revocation() returns trigger language plpgsql as $$
declare
  seat record;
  acting uuid := case when tg_op = 'INSERT' then new.proposed_by else new.decided_by end;
begin
  if tg_op = 'UPDATE' and (old.outcome is not null
      or (new.id, new.award_id, new.ground, new.reason, new.proposed_by, new.proposed_at)
        is distinct from (old.id, old.award_id, old.ground, old.reason, old.proposed_by, old.proposed_at)) then
    raise exception 'a proposal is decided once, as it was made'
      using errcode = 'check_violation', constraint = 'revocation_decided_once';
  end if;
  select c.person_id, c.category, a.state into seat
    from public.award a join public.candidate c on c.id = a.candidate_id where a.id = new.award_id;
  if seat.person_id = acting then
    raise exception 'nobody revokes the own seat'
      using errcode = 'check_violation', constraint = 'revocation_not_own';
  end if;
  if not exists (select 1 from public.role_grant where person_id = acting and role = 'admin') then
    raise exception 'the coordination revokes a seat'
      using errcode = 'check_violation', constraint = 'revocation_by_admin';
  end if;
  if tg_op = 'INSERT' then
    if new.ground = 'foreignStatus' and seat.category <> 'foreign' then
      raise exception 'this ground is of foreign residents (Convocatoria §5.18)'
        using errcode = 'check_violation', constraint = 'revocation_ground_of_foreigner';
    end if;
    if seat.state in ('rejected', 'resigned', 'revoked') then
      raise exception 'there is no seat to take back'
        using errcode = 'check_violation', constraint = 'revocation_of_held_seat';
    end if;
    new.proposed_at := date_trunc('milliseconds', public.efiser_now());
    new.outcome := null;
    new.decided_by := null;
    new.decided_at := null;
  elsif new.outcome is not null then
    new.decided_at := date_trunc('milliseconds', public.efiser_now());
  end if;
  return new;
end $$;
create trigger revocation_guard before insert or update on revocation
  for each row execute function guard_revocation();
create trigger revocation_no_delete before delete on revocation for each row execute function refuse_change();

-- The award's step follows the second person's approval, and the approval the step.
create function require_approved_revocation() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.revocation where award_id = new.id and outcome = 'approved') then
    raise exception 'two persons revoke a seat'
      using errcode = 'check_violation', constraint = 'award_revoked_by_two';
  end if;
  return new;
end $$;
create trigger award_revoked_by_two before update of state on award
  for each row when (new.state = 'revoked' and old.state <> 'revoked') execute function require_approved_revocation();

create function check_revoked_award() returns trigger language plpgsql as $$
begin
  if (select state from public.award where id = new.award_id) <> 'revoked' then
    raise exception 'an approved revocation takes the seat back'
      using errcode = 'check_violation', constraint = 'revocation_takes_seat';
  end if;
  return null;
end $$;
create constraint trigger revocation_takes_seat after update on revocation
  deferrable initially deferred for each row when (new.outcome = 'approved') execute function check_revoked_award();

-- Who lost a seat for fraud or false information takes part in no later call, as who was cancelled before (§2.2 E).
create or replace function is_barred(person uuid) returns boolean language sql stable as $$
  select exists (select 1 from public.registration_cancellation where person_id = person)
    or exists (select 1 from public.revocation r join public.award a on a.id = r.award_id
      join public.candidate c on c.id = a.candidate_id
      where c.person_id = person and r.outcome = 'approved' and r.ground <> 'foreignStatus')
$$;
