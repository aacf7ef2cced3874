-- DB520 to DB524: whoever is barred from a case is barred from the contacts that are filed in it, or in one that is one with it. What it
-- takes from them the access policy says, which is printed here; what is theirs no more goes back to the queue.

-- The contacts from which somebody is barred at this moment. Whom they talk with is not cut off: until that call is over it is theirs.
create function barred_contacts(_user_id uuid) returns setof uuid language sql stable as $$
  select distinct filed.contact_id
  from case_bar bar cross join lateral cases_one_with(bar.case_id) one
  join case_filed filed on filed.case_id = one
  join contact on contact.id = filed.contact_id
  where bar.user_id = _user_id and bar.ended_at is null
    and not (contact.holder_id is not distinct from _user_id and is_on_call(contact.id))
$$;

-- Nearly nobody is barred from anything: that is asked first.
create function contact_is_barred(_user_id uuid, _contact_id uuid) returns boolean language sql stable as $$
  select exists (select from case_bar where user_id = _user_id and ended_at is null)
    and exists (select from barred_contacts(_user_id) one where one = _contact_id)
$$;

-- The contact of everything that is known by an id of its own, itself included.
create function contacts_of(_ids uuid[]) returns table (id uuid, contact_id uuid) language sql stable as $$
  select id, id from contact where id = any (_ids)
  union all select id, contact_id from message where id = any (_ids)
  union all select id, contact_id from note where id = any (_ids)
  union all select id, contact_id from media where id = any (_ids)
  union all select id, contact_id from follow_up where id = any (_ids)
  union all select id, contact_id from reach_lift where id = any (_ids)
  union all select id, contact_id from lift_ask where id = any (_ids)
  union all select id, contact_id from call where id = any (_ids)
  union all select id, contact_id from call_party where id = any (_ids)
  union all select id, contact_id from call_ask where id = any (_ids) and contact_id is not null
  union all select id, contact_id from thread_block where id = any (_ids)
  union all select id, contact_id from contact_withdrawal where id = any (_ids)
$$;

-- DB520: whatever statement it is, nobody comes to have what they are barred from, or is offered it.
create function contact_not_barred() returns trigger language plpgsql as $$
begin
  if new.holder_id is distinct from old.holder_id and contact_is_barred(new.holder_id, new.id)
    or new.offered_to_id is distinct from old.offered_to_id and contact_is_barred(new.offered_to_id, new.id) then
    raise exception 'somebody is barred from that contact' using errcode = 'check_violation', constraint = 'contact_not_barred';
  end if;
  return new;
end $$;
create trigger contact_not_barred before update of holder_id, offered_to_id on contact for each row
  when (new.holder_id is not null and new.holder_id is distinct from old.holder_id
    or new.offered_to_id is not null and new.offered_to_id is distinct from old.offered_to_id)
  execute function contact_not_barred();

-- DB521: what somebody has, or is offered, and is barred from, goes back, in the order in which batches of arrivals take the same locks.
create function return_barred(_now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _contact contact;
  _count integer := 0;
begin
  for _id in
    select contact.id from (select distinct user_id from case_bar where ended_at is null) bar
    cross join lateral barred_contacts(bar.user_id) one
    join contact on contact.id = one and contact.status = 'claimed' and bar.user_id in (contact.holder_id, contact.offered_to_id)
    group by contact.id order by thread_lock(contact.thread_key)
  loop
    _contact := lock_contact(_id);
    if _contact.status = 'claimed' and contact_is_barred(_contact.holder_id, _id) then
      perform apply_move(_contact, null, 'return', null, null, instant(_now_ms));
      _count := _count + 1;
    elsif _contact.offered_to_id is not null and contact_is_barred(_contact.offered_to_id, _id) then
      perform apply_move(_contact, null, 'decline', null, null, instant(_now_ms));
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;

-- DB522: every gateway hears, in the commit that did it, that somebody may be barred from other contacts than before: never who, or from
-- which. Nobody can follow the stream.
create function tell_bars() returns void language sql as $$
  insert into event (stream, payload) values ('bars:main', '{"kind": "bars"}')
$$;
create function bars_told() returns trigger language plpgsql as $$
begin
  perform tell_bars() where exists (select from case_bar where ended_at is null) or tg_table_name = 'case_bar';
  return null;
end $$;
create trigger case_bar_reaches after insert or update on case_bar for each row execute function bars_told();
create trigger case_filing_reached after insert on case_filing for each row execute function bars_told();
create trigger case_join_reached after insert or update on case_join for each row execute function bars_told();
-- Somebody who talked with them does so no more.
create trigger call_over_reached after update of ended_at on call for each row
  when (old.ended_at is null and new.ended_at is not null) execute function bars_told();
create trigger contact_handed_over_reached after update of holder_id on contact for each row
  when (old.medium = 'voice' and old.holder_id is not null and new.holder_id is distinct from old.holder_id)
  execute function bars_told();

-- The table of records, as packages/access-policy prints it; a test compares them. A tie more than before.
drop function contact_act_allowed(text, bigint, role, contact_status, boolean, boolean);
-- goes on from 0240: contact_act_allowed
create function contact_act_allowed(_act text, _at bigint, _role role, _state contact_status, _on_shift boolean, _holder boolean,
  _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A87 */ _state in ('waiting', 'claimed', 'closed') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('file', 'find', 'read')))
  and (
    (/* A53 */ _state in ('claimed') and (_holder is true) and (_role in ('advocate', 'shift_lead') and _act in ('file')))
    or
    (/* A69 */ _state in ('closed') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('file')))
    or
    (/* A77 */ _state in ('waiting', 'claimed', 'closed') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('find')))
    or
    (/* A88 */ _state in ('waiting', 'claimed', 'closed') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('read')))
  ), false)
$$;

-- Whether somebody may do this with a contact at that moment.
create function may_contact(_user_id uuid, _contact_id uuid, _act text, _at bigint) returns boolean language sql stable as $$
  select coalesce((
    select contact_act_allowed(_act, _at, staff.role, contact.status, exists (select from shift where shift.user_id = staff.id),
      contact.holder_id is not distinct from staff.id, contact_is_barred(staff.id, contact.id))
    from staff, contact where staff.id = _user_id and contact.id = _contact_id), false)
$$;

-- DB185, as it was: of what they are barred from nothing is told but that somebody is written to there.
do $do$
declare
  _before text := pg_get_functiondef('continue_contact'::regproc);
  _after text := replace(_before, $a$
  elsif _other.holder_id <> _by then
    kind := 'held';$a$, $b$
  elsif contact_is_barred(_by, _other.id) then
    kind := 'not_allowed';
    reason := 'same_contact';
  elsif _other.holder_id <> _by then
    kind := 'held';$b$);
begin
  if _after = _before then
    raise exception 'continue_contact does not say what is changed of it';
  end if;
  execute _after;
end $do$;
