-- DB440 to DB442: what somebody is to a case, with two things more: whether they are barred from it, and whether they opened it in an
-- emergency. Who that lets in is the access policy's to say, which is printed here, so that lists and everything else ask one table.

create type case_bar_reason as enum ('knows_them', 'is_related', 'complaint', 'asked_for', 'other');

-- Who may have nothing to do with a case, whatever else they are to it; who said so, and who ended it. Only added to.
create table case_bar (
  id uuid primary key,
  case_id uuid not null references case_file (id) on delete restrict,
  user_id uuid not null references staff (id) on delete restrict,
  reason case_bar_reason not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  ended_at timestamptz(3),
  ended_by_id uuid references staff (id) on delete restrict,
  constraint case_bar_ended check ((ended_at is null) = (ended_by_id is null)),
  -- Nobody bars themself, nor ends it.
  constraint case_bar_other check (user_id <> by_id and user_id is distinct from ended_by_id)
);
create unique index case_bar_open on case_bar (user_id, case_id) where ended_at is null;
create index case_bar_case_idx on case_bar (case_id);
create function case_bar_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'case_bar_stays'
    when tg_op = 'INSERT' then case when new.ended_at is not null then 'case_bar_begins' end
    when old.ended_at is not null or new.ended_at is null
      or (to_jsonb(new) - '{ended_at,ended_by_id}'::text[]) is distinct from (to_jsonb(old) - '{ended_at,ended_by_id}'::text[])
      then 'case_bar_only_ends' end;
begin
  if _broken is not null then
    raise exception 'nobody is barred like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger case_bar_guard before insert or update or delete on case_bar for each row execute function case_bar_guard();

-- Whoever opened a case in an emergency, with why, and what a lead found of it.
create table case_glass (
  id uuid primary key,
  case_id uuid not null references case_file (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  -- Why, under a key of its own; gone with anybody of the case who is forgotten.
  owner_key bytea,
  body bytea,
  review_due_at timestamptz(3) not null,
  reviewed_at timestamptz(3),
  reviewed_by_id uuid references staff (id) on delete restrict,
  was_right boolean,
  constraint case_glass_words check ((owner_key is null) = (body is null)),
  constraint case_glass_due check (review_due_at > at),
  constraint case_glass_reviewed check (
    (reviewed_at is null) = (reviewed_by_id is null) and (reviewed_at is null) = (was_right is null)
    and by_id is distinct from reviewed_by_id)
);
create index case_glass_case_idx on case_glass (case_id, by_id, at);
create index case_glass_by_idx on case_glass (by_id);
create index case_glass_due_idx on case_glass (review_due_at) where reviewed_at is null;
create function case_glass_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'case_glass_stays'
    when tg_op = 'INSERT' then case when new.reviewed_at is not null or new.owner_key is null then 'case_glass_begins' end
    when old.owner_key is null and new.owner_key is not null or new.owner_key is not null and
      (new.owner_key, new.body) is distinct from (old.owner_key, old.body) then 'case_glass_words_stay'
    when old.reviewed_at is not null
      and (to_jsonb(new) - '{owner_key,body}'::text[]) is distinct from (to_jsonb(old) - '{owner_key,body}'::text[])
      then 'case_glass_reviewed_once'
    when (to_jsonb(new) - '{owner_key,body,reviewed_at,reviewed_by_id,was_right}'::text[])
      is distinct from (to_jsonb(old) - '{owner_key,body,reviewed_at,reviewed_by_id,was_right}'::text[]) then 'case_glass_same'
    when new.reviewed_by_id is not null and not is_lead(new.reviewed_by_id) then 'case_glass_by_lead' end;
begin
  if _broken is not null then
    raise exception 'no case is opened like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger case_glass_guard before insert or update or delete on case_glass
  for each row execute function case_glass_guard();
create function forget_glass_words() returns trigger language plpgsql as $$
begin
  update case_glass set owner_key = null, body = null where case_id = new.case_id and owner_key is not null;
  return null;
end $$;
create trigger case_part_forgotten_glass after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_glass_words();

-- Both stand around a case, and are told as who was let in is (DB393): whoever is barred is put out of the streams by it.
create function case_bar_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(one, 'around') from cases_one_with(new.case_id) one;
  return null;
end $$;
create trigger case_bar_told after insert or update on case_bar for each row execute function case_bar_told();
-- Every console hears at once that a lead has something to look at, or has looked: never of whom or of which case.
create function case_glass_alerts() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  values ('queue:main', json_build_object('kind', 'emergency', 'id', new.id, 'version', case when new.reviewed_at is null then 1 else 2 end));
  return null;
end $$;
create trigger case_glass_alerts after insert or update of reviewed_at on case_glass
  for each row execute function case_glass_alerts();
create trigger case_glass_told after insert or update on case_glass for each row execute function case_around_told();

-- What somebody is to a case. A bar on any that is one with it is a bar on it.
drop function case_relation(uuid, uuid);
-- goes on from 0130: case_relation
create function case_relation(_case_id uuid, _user_id uuid)
returns table (role role, on_shift boolean, had_contact boolean, let_in boolean, status case_status, broke_glass bigint, barred boolean)
language sql stable as $$
  select staff.role,
    exists (select from shift where shift.user_id = staff.id),
    exists (
      select from case_holding holding
      join case_filed filed on filed.contact_id = holding.contact_id and filed.case_id = holding.case_id
      where holding.case_id = _case_id and holding.user_id = staff.id),
    exists (select from case_let_in
      where case_let_in.case_id = _case_id and case_let_in.user_id = staff.id and ended_at is null),
    (select file.status from case_file file where file.id = _case_id),
    -- Found not to have been right, it opens nothing any more.
    (select ms(max(glass.at)) from case_glass glass
      where glass.case_id = _case_id and glass.by_id = staff.id and glass.was_right is distinct from false),
    exists (select from case_bar bar cross join lateral cases_one_with(bar.case_id) one
      where bar.user_id = staff.id and bar.ended_at is null and one = _case_id)
  from staff where staff.id = _user_id
$$;

-- The table of records, as packages/access-policy prints it; a test compares them.
create function case_act_allowed(_act text, _at bigint, _role role, _state case_status, _on_shift boolean, _had_contact boolean,
  _let_in boolean, _broke_glass bigint, _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A65 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('read', 'change', 'let_in', 'decide_held', 'bar', 'break_glass', 'review_glass')))
  and (
    (/* A52 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('read', 'change', 'let_in', 'decide_held', 'bar', 'review_glass')))
    or
    (/* A51 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_let_in is true) and (_role in ('advocate', 'shift_lead') and _act in ('read', 'change') or _role in ('privacy_officer', 'counsel') and _act in ('read') or _role in ('shift_lead') and _act in ('decide_held')))
    or
    (/* A50 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_had_contact is true) and (_role in ('advocate', 'shift_lead') and _act in ('read', 'change') or _role in ('shift_lead') and _act in ('decide_held')))
    or
    (/* A67 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_at - _broke_glass between 0 and 3599999) and (_role in ('advocate', 'shift_lead') and _act in ('read')))
    or
    (/* A56 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('counsel') and _act in ('decide_held')))
    or
    (/* A68 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('break_glass')))
    or
    (/* A66 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('privacy_officer') and _act in ('bar')))
  ), false)
$$;

-- Whether somebody may do this with a case at that moment.
create function may_case(_user_id uuid, _case_id uuid, _act text, _at bigint) returns boolean language sql stable as $$
  select coalesce((
    select case_act_allowed(_act, _at, relation.role, relation.status, relation.on_shift, relation.had_contact, relation.let_in,
      relation.broke_glass, relation.barred)
    from case_relation(_case_id, _user_id) relation), false)
$$;
