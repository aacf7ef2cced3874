-- DB495, DB496: whoever looks at what was opened in an emergency says why it was right or not, and nobody's silence passes: what nobody
-- looked at in time is marked once, by whichever gateway comes first, and told to every console.

alter table case_glass
  -- What was said of it, under the key of the reason: both go with anybody of the case who is forgotten.
  add column review_body bytea,
  -- When nobody had looked at it in time; stays.
  add column overdue_at timestamptz(3),
  add constraint case_glass_review_words check (review_body is null or owner_key is not null and reviewed_at is not null),
  add constraint case_glass_overdue check (overdue_at >= review_due_at);
create index case_glass_reviewed_idx on case_glass (reviewed_at) where reviewed_at is not null;

-- Whoever looks at it: a lead, or a privacy officer.
create function may_review_glass(_id uuid) returns boolean language sql stable
return exists (select from staff where id = _id and role in ('shift_lead', 'privacy_officer') and disabled_at is null);

-- goes on from 0230: case_glass_guard
create or replace function case_glass_guard() returns trigger language plpgsql as $$
declare
  _words constant text[] := '{owner_key,body,review_body}';
  _broken constant text := case
    when tg_op = 'DELETE' then 'case_glass_stays'
    when tg_op = 'INSERT' then case
      when new.reviewed_at is not null or new.overdue_at is not null or new.owner_key is null then 'case_glass_begins' end
    when old.owner_key is null and new.owner_key is not null or new.owner_key is not null and
      (new.owner_key, new.body) is distinct from (old.owner_key, old.body) then 'case_glass_words_stay'
    when old.reviewed_at is not null and new.owner_key is not null and new.review_body is distinct from old.review_body
      then 'case_glass_words_stay'
    when old.reviewed_at is not null and (to_jsonb(new) - _words) is distinct from (to_jsonb(old) - _words)
      then 'case_glass_reviewed_once'
    when (to_jsonb(new) - _words - '{reviewed_at,reviewed_by_id,was_right,overdue_at}'::text[])
      is distinct from (to_jsonb(old) - _words - '{reviewed_at,reviewed_by_id,was_right,overdue_at}'::text[]) then 'case_glass_same'
    when old.overdue_at is not null and new.overdue_at is distinct from old.overdue_at then 'case_glass_overdue_once'
    when new.reviewed_at is not null and new.overdue_at is distinct from old.overdue_at then 'case_glass_overdue_once'
    when old.reviewed_at is null and new.reviewed_by_id is not null and not may_review_glass(new.reviewed_by_id)
      then 'case_glass_by_lead' end;
begin
  if _broken is not null then
    raise exception 'no case is opened like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;

-- goes on from 0230: forget_glass_words
create or replace function forget_glass_words() returns trigger language plpgsql as $$
begin
  update case_glass set owner_key = null, body = null, review_body = null where case_id = new.case_id and owner_key is not null;
  return null;
end $$;

-- Each that happens to it is told under a higher version: that it was opened, that nobody looked at it in time, that somebody did.
-- goes on from 0230: case_glass_alerts
create or replace function case_glass_alerts() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  values ('queue:main', json_build_object('kind', 'emergency', 'id', new.id,
    'version', 1 + (new.overdue_at is not null)::int + (new.reviewed_at is not null)::int));
  return null;
end $$;
drop trigger case_glass_alerts on case_glass;
create trigger case_glass_alerts after insert or update of reviewed_at, overdue_at on case_glass
  for each row execute function case_glass_alerts();

-- A84: a privacy officer looks at what was opened in an emergency, of any case.
-- goes on from 0234: case_act_allowed
create or replace function case_act_allowed(_act text, _at bigint, _role role, _state case_status, _on_shift boolean, _had_contact boolean,
  _let_in boolean, _broke_glass bigint, _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A65 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('read', 'change', 'withdraw', 'serve', 'let_in', 'decide_held', 'bar', 'break_glass', 'review_glass')))
  and (
    (/* A52 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('read', 'change', 'withdraw', 'serve', 'let_in', 'decide_held', 'bar', 'review_glass')))
    or
    (/* A51 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_let_in is true) and (_role in ('advocate', 'shift_lead') and _act in ('read', 'change', 'withdraw') or _role in ('privacy_officer', 'counsel') and _act in ('read') or _role in ('privacy_officer') and _act in ('withdraw') or _role in ('counsel') and _act in ('serve') or _role in ('shift_lead') and _act in ('serve', 'decide_held')))
    or
    (/* A50 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_had_contact is true) and (_role in ('advocate', 'shift_lead') and _act in ('read', 'change', 'withdraw') or _role in ('shift_lead') and _act in ('serve', 'decide_held')))
    or
    (/* A67 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_at - _broke_glass between 0 and 3599999) and (_role in ('advocate', 'shift_lead') and _act in ('read')))
    or
    (/* A56 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('counsel') and _act in ('decide_held')))
    or
    (/* A68 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('break_glass')))
    or
    (/* A84 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('privacy_officer') and _act in ('review_glass')))
    or
    (/* A66 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('privacy_officer') and _act in ('bar')))
  ), false)
$$;
