-- As it was (DB185), and for whoever goes on with one address at once, too: a mail thread's key says nothing of the address, so
-- two of them met at no lock, and both opened a contact (DB189). Now they take the address's lock first, under which addresses
-- are noted, too (DB181). Of a contact that somebody else has, nothing leaves the database but its number and who has it (DB186).
create or replace function continue_contact(
  _id uuid, _by uuid, _expected integer, _channel channel_id, _medium medium, _thread_key bytea, _address bytea,
  _names bytea[], _owner uuid, _owner_key bytea, _detail bytea, _target bigint, _now_ms bigint
) returns table (
  kind text, reason text, "row" json, how text, other json, since bigint
) language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _before contact;
  _contact contact;
  _other contact;
  _look record;
  _lock bigint;
  _is_locked boolean := false;
begin
  select * into _contact from contact where id = _id;
  if _contact.id is null then
    return query select 'not_found', null::text, null::json, null::text, null::json, null::bigint;
    return;
  end if;
  if _contact.version = _expected then
    -- Before any thread's: nobody who has a thread's lock asks for an address's.
    perform pg_advisory_xact_lock(thread_lock(_address));
    _before := open_contact_at(_channel, _thread_key, _address, _id, _by);
    for _lock in
      select distinct thread_lock(key) from unnest(array[
        _contact.thread_key::bytea, coalesce(_before.thread_key::bytea, _thread_key)]) key order by 1
    loop
      perform pg_advisory_xact_lock(_lock);
    end loop;
    _is_locked := true;
  end if;
  select * into _look from look_to_change(_id, _by, _expected);
  kind := _look.kind;
  reason := _look.reason;
  _contact := _look.seen;
  _other := open_contact_at(_channel, _thread_key, _address, _id, _by);
  if kind is not null then
    null;
  elsif _contact.holder_id is null then
    kind := 'not_allowed';
    reason := 'not_holder';
  elsif _contact.channel = _channel and _contact.thread_key = _thread_key then
    kind := 'not_allowed';
    reason := 'same_contact';
  elsif not _is_locked or _other.id is distinct from _before.id then
    kind := 'again';
  elsif opted_out_since(_channel, _thread_key, _address) is not null then
    kind := 'opted_out';
    since := opted_out_since(_channel, _thread_key, _address);
  elsif _other.holder_id <> _by then
    kind := 'held';
    since := ms(_other.held_since);
  elsif exists (select from contact_link
      where least(from_id, to_id) = least(_id, _other.id) and greatest(from_id, to_id) = greatest(_id, _other.id)) then
    kind := 'moved';
    how := 'linked';
  else
    kind := 'moved';
    if _other.id is null then
      how := 'opened';
      insert into contact (id, channel, medium, thread_key, status, holder_id, held_since, waiting_since, due_at,
        unanswered, language, opened_at, last_inbound_at, previous_contact_id, owner_key, detail)
      values (_owner, _channel, _medium, _thread_key, 'claimed', _by, _now, _now,
        _now + _target * interval '1 millisecond', 0, _contact.language, _now, _now,
        (select id from contact where thread_key = _thread_key and channel = _channel
         order by thread_place(status, number) desc limit 1),
        _owner_key, _detail);
      insert into contact_address (contact_id, address) values (_owner, _address);
      insert into thread_name (channel, name, thread_key)
        select _channel, name, _thread_key from unnest(_names) name where name <> _thread_key on conflict do nothing;
      select * into _other from contact where id = _owner;
    elsif _other.holder_id is null then
      how := 'claimed';
      perform apply_move(_other, _by, 'claim', null, null, _now);
    else
      how := 'linked';
      update contact set version = version + 1 where id = _other.id;
    end if;
    update contact set version = version + 1 where id = _id;
    insert into contact_link (from_id, to_id, kind, at, by_id) values (_id, _other.id, 'continued', _now, _by);
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  if kind = 'moved' then
    select contact_row.row into other from contact_row where contact_row.id = _other.id;
  elsif kind = 'held' then
    select json_build_object('number', _other.number, 'holder', json_build_object('id', staff.id, 'name', staff.name))
      into other from staff where staff.id = _other.holder_id;
  end if;
  return next;
end $$;
