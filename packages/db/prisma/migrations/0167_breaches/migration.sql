-- That what is kept here got where it must not, or is about to (DB367, DB368). What happened is sealed.
create type breach_kind as enum ('actual', 'imminent');
create type telling_way as enum ('message', 'call', 'in_person', 'waits');

create table breach (
  id uuid primary key,
  kind breach_kind not null,
  suspected_at timestamptz(3) not null,
  -- By when the funder is told; nothing stretches it.
  notice_due_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  recorded_by_id uuid not null references staff (id) on delete restrict,
  owner_key bytea not null,
  -- What happened, as far as it is known.
  body bytea not null,
  noticed_at timestamptz(3),
  noticed_by_id uuid references staff (id) on delete restrict,
  -- Its cause and what was done about it, sealed; with them it is over.
  mended bytea,
  mended_at timestamptz(3),
  mended_by_id uuid references staff (id) on delete restrict,
  constraint breach_not_ahead check (suspected_at <= recorded_at),
  constraint breach_due check (notice_due_at = suspected_at + interval '24 hours'),
  constraint breach_noticed check ((noticed_at is null) = (noticed_by_id is null)),
  constraint breach_mended check (
    (mended is null) = (mended_at is null) and (mended is null) = (mended_by_id is null)
    and (mended is null or noticed_at is not null))
);
create index breach_due_idx on breach (notice_due_at) where noticed_at is null;
create function breach_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'breach_stays'
    when tg_op = 'INSERT' then case when coalesce(new.noticed_by_id, new.mended_by_id) is not null then 'breach_begins' end
    when (to_jsonb(new) - '{noticed_at,noticed_by_id,mended,mended_at,mended_by_id}'::text[])
      is distinct from (to_jsonb(old) - '{noticed_at,noticed_by_id,mended,mended_at,mended_by_id}'::text[]) then 'breach_same'
    when old.noticed_at is not null and (new.noticed_at, new.noticed_by_id) is distinct from (old.noticed_at, old.noticed_by_id)
      or old.mended_at is not null then 'breach_once'
    -- Whoever it concerns is told first.
    when new.mended_at is not null and exists (select from breach_person where breach_id = new.id and told_at is null)
      then 'breach_told_first'
  end;
begin
  if _broken is not null then
    raise exception 'a breach cannot be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger breach_guard before insert or update or delete on breach for each row execute function breach_guard();

-- DB368: whom it concerns, as the contact in which they are reached, and how each is told.
create table breach_person (
  breach_id uuid not null references breach (id) on delete restrict,
  contact_id uuid not null references contact (id) on delete restrict,
  way telling_way not null,
  planned_at timestamptz(3) not null,
  planned_by_id uuid not null references staff (id) on delete restrict,
  told_at timestamptz(3),
  told_by_id uuid references staff (id) on delete restrict,
  primary key (breach_id, contact_id),
  constraint breach_person_told check ((told_at is null) = (told_by_id is null))
);
create function breach_person_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'breach_person_stays'
    when tg_op = 'INSERT' then case
      when new.told_at is not null then 'breach_person_begins'
      when exists (select from breach where id = new.breach_id and mended_at is not null) then 'breach_over' end
    when (new.breach_id, new.contact_id) is distinct from (old.breach_id, old.contact_id) then 'breach_person_same'
    when old.told_at is not null then 'breach_person_once'
  end;
begin
  if _broken is not null then
    raise exception 'nobody is told of a breach like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger breach_person_guard before insert or update or delete on breach_person
  for each row execute function breach_person_guard();
