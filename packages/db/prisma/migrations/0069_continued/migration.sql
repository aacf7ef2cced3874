-- Going on with somebody on another channel: a contact of ours there, linked with the one it was continued from (DB185 to
-- DB188).

create type contact_link_kind as enum ('continued');

-- Which contacts belong together because somebody said so: who, and when. Only added.
create table contact_link (
  from_id uuid not null references contact (id) on delete restrict,
  to_id uuid not null references contact (id) on delete restrict,
  kind contact_link_kind not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  primary key (from_id, to_id),
  constraint contact_link_of_two check (from_id <> to_id)
);
-- Two contacts are linked once, whichever came first.
create unique index contact_link_once on contact_link (least(from_id, to_id), greatest(from_id, to_id));
create index contact_link_to_idx on contact_link (to_id);
create trigger contact_link_only_added before update or delete on contact_link
  for each row execute function only_added();

-- Whatever statement links: only who has both can say that they belong together.
create function contact_link_guard() returns trigger language plpgsql as $$
begin
  if (select count(*) from contact where id in (new.from_id, new.to_id) and holder_id = new.by_id) <> 2 then
    raise exception 'only who has both contacts links them'
      using errcode = 'check_violation', constraint = 'contact_link_by_holder';
  end if;
  return new;
end $$;
create trigger contact_link_guard before insert on contact_link for each row execute function contact_link_guard();

-- As it was (DB160), and only of somebody who came: what we begin is nobody's return.
drop trigger contact_comes_anew on contact;
create trigger contact_comes_anew before insert on contact for each row
  when (new.previous_contact_id is not null and new.status = 'waiting') execute function contact_comes_back();

-- The open contact of a channel with that thread or that address, other than the given one: mine before nobody's, nobody's
-- before anybody's.
create function open_contact_at(_channel text, _thread_key bytea, _address bytea, _not uuid, _by uuid) returns contact
language sql stable as $$
  select contact.* from contact
  where contact.channel = _channel and contact.status <> 'closed' and contact.id <> _not
    and (contact.thread_key = _thread_key
      or contact.id in (select contact_id from contact_address where address = _address))
  order by (contact.holder_id = _by) is true desc, contact.holder_id is null desc, contact.number desc
  limit 1;
$$;

-- Since when an address takes no more messages from us: on that thread, or on any whose contacts had it.
create function opted_out_since(_channel text, _thread_key bytea, _address bytea) returns bigint
language sql stable as $$
  select ms(min(opt_out.at)) from opt_out
  where (opt_out.channel = _channel and opt_out.thread_key = _thread_key)
    or (opt_out.thread_key, opt_out.channel::text) in (
      select contact.thread_key, contact.channel::text from contact_address
      join contact on contact.id = contact_address.contact_id
      where contact_address.address = _address);
$$;

-- One compare-and-set from the held contact's version. Both threads' locks are taken before anything decides, in the order
-- in which batches take theirs; `again` says that another thread's is wanted than was thought.
create function continue_contact(
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
        (select id from contact where thread_key = _thread_key and channel = _channel order by number desc limit 1),
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
  if kind in ('moved', 'held') then
    select contact_row.row into other from contact_row where contact_row.id = _other.id;
  end if;
  return next;
end $$;
