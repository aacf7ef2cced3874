-- DB279: a call carries no text. Where its line was lost, the one text that they asked for leaves from a contact in which the
-- conversation is gone on with, and of all of those from one.

-- When the line of the last call with the person of a contact was lost; null: it was not.
create function line_lost_at(_contact_id uuid) returns timestamptz language sql stable
return (
  select case when ended_as = 'lost' then ended_at end from call
  where contact_id = _contact_id and (direction = 'in' or exists (
    select from call_event join call_party on call_party.id = call_event.party_id
    where call_event.call_id = call.id and call_event.kind = 'leg_up' and call_party.role = 'person'))
  order by ended_at is null desc, version desc
  limit 1);

-- The call's contact from which a contact was gone on with last after its line was lost; null: none.
create function lost_call_before(_contact_id uuid) returns uuid language sql stable
return (
  select from_id from contact_link
  where to_id = _contact_id and line_lost_at(from_id) is not null
  order by at desc, from_id
  limit 1);

-- A contact and all others that one lost call was gone on with.
create function after_drop_together(_contact_id uuid) returns uuid[] language sql stable
return array_append(array(
  select to_id from contact_link where from_id = lost_call_before(_contact_id) and to_id <> _contact_id), _contact_id);

do $do$
declare
  _change record;
  _before text;
  _after text;
begin
  for _change in
    select * from (values
      ('after_drop_tries', 'other.contact_id = after_drop_tries._contact_id',
        'other.contact_id = any (after_drop_together(after_drop_tries._contact_id))'),
      ('after_drop_once', $a$
begin
  if exists ($a$, $b$
declare
  _lost constant uuid := (select lost_call_before(contact_id) from after_drop_message where message_id = new.id);
begin
  -- Those of one lost call are marked one after the other, whichever contact they are of.
  if _lost is not null then
    perform pg_advisory_xact_lock(hashtextextended('after_drop:' || _lost::text, 0));
  end if;
  if exists ($b$),
      ('after_drop_once', 'other.contact_id = mine.contact_id', 'other.contact_id = any (after_drop_together(mine.contact_id))')
    ) as change (named, was, becomes)
  loop
    _before := pg_get_functiondef(_change.named::regproc);
    _after := replace(_before, _change.was, _change.becomes);
    if _after = _before then
      raise exception '% does not say what was to be changed: %', _change.named, _change.was;
    end if;
    execute _after;
  end loop;
end $do$;
