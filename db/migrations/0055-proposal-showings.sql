-- What somebody was shown of a proposal before deciding on it: the dry run of an annulment, by its hash, and both marks of
-- a correction. Both are personal scores, so each showing names the opening (0048) under which it was made. The
-- coordination approves no annulment and decides no correction that it was not shown; a professor of the course sees the
-- marks of the own residents without an opening. §3.1 B, §4.2 C

create table proposal_showing (
  id bigint generated always as identity primary key,
  annulment_id uuid references annulment,
  effect_sha256 text constraint proposal_showing_effect_is_sha256 check (effect_sha256 ~ '^[0-9a-f]{64}$'),
  correction_id uuid references grade_correction,
  opening_id bigint not null references score_opening,
  shown_to uuid not null references person,
  shown_at timestamptz not null,
  constraint proposal_showing_of_one_proposal check ((annulment_id is null) <> (correction_id is null)),
  constraint proposal_showing_names_its_dry_run check ((annulment_id is null) = (effect_sha256 is null)),
  constraint proposal_showing_once unique nulls not distinct (annulment_id, correction_id, effect_sha256, shown_to)
);
create trigger proposal_showing_append_only before update or delete on proposal_showing
  for each row execute function refuse_change();

-- An opening that is over shows nothing: then nothing is kept.
create function guard_proposal_showing() returns trigger language plpgsql as $$
declare
  opening public.score_opening%rowtype;
begin
  select * into opening from public.score_opening where id = new.opening_id;
  if opening.actor_id <> new.shown_to or not coalesce((new.annulment_id is not null and opening.scope = 'annulments'
      and opening.exam_id = (select f.exam_id from public.annulment a join public.form f on f.id = a.form_id
        where a.id = new.annulment_id))
    or (new.correction_id is not null and opening.scope = 'corrections'
      and opening.convocatoria_id = (select c.convocatoria_id from public.grade_correction g
        join public.candidate c on c.id = g.candidate_id where g.id = new.correction_id)), false) then
    raise exception 'a proposal is shown under the opening of its scores'
      using errcode = 'check_violation', constraint = 'proposal_showing_under_its_opening';
  end if;
  new.shown_at := date_trunc('milliseconds', public.efiser_now());
  if new.shown_at >= opening.closes_at then
    return null;
  end if;
  return new;
end $$;
create trigger proposal_showing_guard before insert on proposal_showing
  for each row execute function guard_proposal_showing();

create function guard_annulment_shown() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.proposal_showing where annulment_id = new.id
      and effect_sha256 = new.effect_sha256 and shown_to = new.decided_by) then
    raise exception 'an annulment is approved by who was shown its dry run'
      using errcode = 'check_violation', constraint = 'annulment_approved_as_shown';
  end if;
  return null;
end $$;
create trigger annulment_shown after update on annulment for each row
  when (old.outcome is null and new.outcome = 'approved') execute function guard_annulment_shown();

create function guard_correction_shown() returns trigger language plpgsql as $$
declare
  graded public.candidate%rowtype;
begin
  select * into graded from public.candidate where id = new.candidate_id;
  if not public.may_grade(new.decided_by, graded.adscription_sede, graded.ceme) and not exists (
      select 1 from public.proposal_showing where correction_id = new.id and shown_to = new.decided_by) then
    raise exception 'the coordination decides on a correction whose marks it was shown'
      using errcode = 'check_violation', constraint = 'grade_correction_decided_as_shown';
  end if;
  return null;
end $$;
create trigger grade_correction_shown after update on grade_correction for each row
  when (old.outcome is null and new.outcome in ('approved', 'rejected')) execute function guard_correction_shown();
