-- Calls (DB260 to DB274): what stands beside a contact whose thread is a call, or from which somebody was called.

create type call_phase as enum (
  'greeting', 'waiting', 'ringing', 'joining', 'talking', 'on_hold', 'consulting', 'together', 'back', 'ended');
create type call_direction as enum ('in', 'out');
create type call_line as enum ('voice', 'tty', 'relay');
create type call_end as enum (
  'hung_up_waiting', 'hung_up', 'ended_by_us', 'lost', 'left', 'rejected', 'busy', 'no_answer', 'unreachable');
create type call_leg_who as enum ('caller', 'staff', 'party');
create type call_leg_state as enum ('ringing', 'up');
create type call_happening as enum (
  'came', 'begun', 'leg_ringing', 'leg_up', 'leg_heard', 'leg_ended', 'declined', 'answered', 'held', 'resumed',
  'consulted', 'brought_together', 'handed_over', 'left', 'back', 'listening', 'listening_ended', 'key', 'abandoned',
  'ended');
create type call_decline as enum ('busy', 'not_alone', 'need_a_minute', 'language', 'know_them', 'other');
create type call_party_role as enum (
  'provider', 'emergency_centre', 'child_protection', 'interpreter', 'partner_line', 'person');
create type call_transfer_state as enum (
  'prepared', 'consent_checked', 'dialled', 'introduced', 'fit_confirmed', 'together', 'first_exchange', 'left', 'failed');
create type call_party_decline as enum ('full', 'not_fit', 'refused', 'unsafe', 'no_answer', 'other');

-- Whether somebody talks with them in this phase.
create function is_talked_in(_phase call_phase) returns boolean language sql immutable
return _phase in ('talking', 'on_hold', 'consulting', 'together');

create table call (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  channel channel_id not null,
  -- Its name at its channel; it names nobody.
  key text not null check (key <> ''),
  direction call_direction not null,
  line call_line not null,
  started_at timestamptz(3) not null,
  -- Since when they have been waiting, an earlier try included.
  waiting_from timestamptz(3) not null,
  -- Of whoever rings, as addresses are compared; null: withheld.
  address_hash bytea,
  -- The earlier contact of whoever rings again, and who talked with them there.
  follows_id uuid references contact (id) on delete restrict,
  first_for_id uuid references staff (id) on delete restrict,
  -- Of a call that we begin: who does.
  begun_by_id uuid references staff (id) on delete restrict,
  phase call_phase not null,
  phase_since timestamptz(3) not null,
  -- When somebody first talked with them, who did last, and since when they do.
  answered_at timestamptz(3),
  answered_by_id uuid references staff (id) on delete restrict,
  talking_since timestamptz(3),
  is_back boolean not null default false,
  ended_at timestamptz(3),
  ended_as call_end,
  -- Grows by one with each change of a contact's calls; events carry it (W27).
  version integer not null check (version > 0),
  constraint call_of_channel unique (channel, key),
  constraint call_over check ((phase = 'ended') = (ended_at is not null) and (ended_at is null) = (ended_as is null)),
  constraint call_waits_since check (waiting_from <= started_at),
  constraint call_begun check ((direction = 'out') = (begun_by_id is not null)),
  constraint call_comes_again check (direction = 'in' or num_nonnulls(address_hash, follows_id, first_for_id) = 0),
  constraint call_follows_another check (follows_id <> contact_id),
  constraint call_answered check ((answered_at is null) = (answered_by_id is null)),
  constraint call_talked check (direction = 'out' or not is_talked_in(phase) or answered_at is not null),
  constraint call_talking check ((talking_since is not null) = is_talked_in(phase)),
  constraint call_back check (not is_back or answered_at is not null and not is_talked_in(phase)),
  constraint call_abandoned check (ended_as <> 'hung_up_waiting' or (direction = 'in' and answered_at is null))
);
create unique index call_live on call (contact_id) where ended_at is null;
create index call_contact_idx on call (contact_id);
create index call_address_idx on call (address_hash, ended_at) where address_hash is not null;

-- DB261: a call stays what it is; over, it stays so, and so does the wait.
create function call_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'call_stays'
    when (new.id, new.contact_id, new.channel, new.key, new.direction, new.line, new.started_at, new.waiting_from,
      new.address_hash, new.follows_id, new.first_for_id, new.begun_by_id) is distinct from
      (old.id, old.contact_id, old.channel, old.key, old.direction, old.line, old.started_at, old.waiting_from,
      old.address_hash, old.follows_id, old.first_for_id, old.begun_by_id) then 'call_same'
    when old.ended_at is not null then 'call_over_stays'
    when old.answered_at is distinct from new.answered_at and old.answered_at is not null then 'call_answered_once'
    when new.version <> old.version + 1 then 'call_next_version'
  end;
begin
  if _broken is not null then
    raise exception 'no call can become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger call_guard before update or delete on call for each row execute function call_guard();

-- Somebody else who is called from a contact. Words and numbers are sealed as one value under the contact's key.
create table call_party (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  -- The call in which they were dialled last.
  call_id uuid references call (id) on delete restrict,
  role call_party_role not null,
  transfer call_transfer_state not null default 'prepared',
  -- Of an emergency centre: whether it is known where the person is.
  place_known boolean,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  dialled_at timestamptz(3),
  ended_at timestamptz(3),
  arrival_confirmed_at timestamptz(3),
  declined_because call_party_decline,
  version integer not null default 1 check (version > 0),
  -- Of the change that sealed the words.
  body_version integer not null default 1 check (body_version > 0),
  body_key bytea not null,
  body bytea not null,
  constraint call_party_place check ((role = 'emergency_centre') = (place_known is not null)),
  constraint call_party_arrival check (arrival_confirmed_at is null or role = 'emergency_centre'),
  constraint call_party_declined check (declined_because is null or transfer = 'failed'),
  constraint call_party_dialled check ((dialled_at is null) = (call_id is null)),
  constraint call_party_ended check (ended_at is null or dialled_at is not null)
);
create index call_party_contact_idx on call_party (contact_id);

-- DB270: a transfer goes on, or fails, and never goes back; whom it is with stays.
create function call_party_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'call_party_stays'
    when (new.id, new.contact_id, new.role, new.at, new.by_id) is distinct from
      (old.id, old.contact_id, old.role, old.at, old.by_id) then 'call_party_same'
    when new.version <> old.version + 1 then 'call_party_next_version'
    when new.transfer < old.transfer or (old.transfer = 'left' and new.transfer <> 'left') then 'call_party_forward'
    when old.arrival_confirmed_at is not null and new.arrival_confirmed_at is distinct from old.arrival_confirmed_at
      then 'call_party_arrived'
    when old.place_known and not new.place_known then 'call_party_place_stays'
  end;
begin
  if _broken is not null then
    raise exception 'nobody who is called can become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger call_party_guard before update or delete on call_party
  for each row execute function call_party_guard();

-- The ends of a call as they stand: written anew with each change, gone with its end.
create table call_leg (
  call_id uuid not null references call (id) on delete restrict,
  leg text not null check (leg ~ '^[a-z0-9-]{1,64}$'),
  who call_leg_who not null,
  user_id uuid references staff (id) on delete restrict,
  party_id uuid references call_party (id) on delete restrict,
  state call_leg_state not null,
  is_on_hold boolean not null,
  is_listening boolean not null,
  since timestamptz(3) not null,
  primary key (call_id, leg),
  constraint call_leg_staff check ((who = 'staff') = (user_id is not null)),
  constraint call_leg_party check ((who = 'party') = (party_id is not null)),
  constraint call_leg_listens check (not is_listening or who = 'staff')
);
create index call_leg_user_idx on call_leg (user_id) where user_id is not null;

-- What happened in a call. Only added. A key that was pressed is sealed under the contact's key.
create table call_event (
  id uuid primary key,
  call_id uuid not null references call (id) on delete restrict,
  at timestamptz(3) not null,
  -- In the order in which they were written down, whatever the clocks said.
  ord bigint generated always as identity,
  kind call_happening not null,
  leg text check (leg ~ '^[a-z0-9-]{1,64}$'),
  user_id uuid references staff (id) on delete restrict,
  party_id uuid references call_party (id) on delete restrict,
  decline call_decline,
  body_key bytea,
  body bytea,
  constraint call_event_key check ((kind = 'key') = (body is not null) and (body is null) = (body_key is null)),
  constraint call_event_declined check ((kind = 'declined') = (decline is not null))
);
create index call_event_call_idx on call_event (call_id, ord);
create trigger call_event_only_added before update or delete on call_event
  for each row execute function only_added();

-- Softphones, each lent to one session.
create table call_device (
  device text primary key check (device ~ '^[a-z0-9-]{1,64}$'),
  user_id uuid not null references staff (id) on delete restrict,
  session_id uuid not null,
  lent_at timestamptz(3) not null,
  reachable boolean not null default false,
  ended_at timestamptz(3),
  constraint call_device_over check (ended_at is null or not reachable)
);
create index call_device_lent_idx on call_device (user_id) where ended_at is null;

-- What is asked of whoever carries the calls. Facts alone: whom to dial is a party's, and sealed there. Forgotten soon.
create table call_ask (
  id uuid primary key,
  contact_id uuid references contact (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  expected_version integer,
  wish jsonb not null check (jsonb_typeof(wish) = 'object' and wish ? 'kind'),
  asked_at timestamptz(3) not null,
  leased_by text,
  lease_until timestamptz(3),
  answered_at timestamptz(3),
  answer jsonb,
  -- An answer that is a secret: sealed, and gone once it was read.
  secret_key bytea,
  secret bytea,
  constraint call_ask_leased check ((leased_by is null) = (lease_until is null)),
  constraint call_ask_answered check ((answered_at is null) = (answer is null)),
  constraint call_ask_secret check ((secret is null) = (secret_key is null) and (secret is null or answer is not null))
);
create index call_ask_open_idx on call_ask (asked_at) where answered_at is null;

-- DB262: one call as the queue shows it; no row once it is over.
create view call_row as
select call.id, call.contact_id, call.waiting_from, json_build_object(
  'id', call.contact_id,
  'version', call.version,
  'phase', call.phase,
  'phaseSince', ms(call.phase_since),
  'direction', call.direction,
  'line', call.line,
  'waitingFrom', ms(call.waiting_from),
  'talkingSince', ms(call.talking_since),
  'isBack', call.is_back,
  'isOnHold', coalesce(legs.is_on_hold, false),
  'ringing', coalesce(legs.ringing, '[]'),
  'with', coalesce(legs.heard, '[]'),
  'listening', coalesce(legs.listening, '[]'),
  'hasParty', coalesce(legs.has_party, false),
  'firstFor', case when first.id is not null then json_build_object('id', first.id, 'name', first.name) end,
  'follows', case when earlier.id is not null then json_build_object('id', earlier.id, 'number', earlier.number) end,
  'keys', (select count(*) from call_event where call_event.call_id = call.id and call_event.kind = 'key')
) as row
from call
left join staff first on first.id = call.first_for_id
left join contact earlier on earlier.id = call.follows_id
left join lateral (
  select bool_or(call_leg.who = 'caller' and call_leg.is_on_hold) as is_on_hold,
    bool_or(call_leg.who = 'party') as has_party,
    json_agg(call_leg.user_id order by call_leg.since, call_leg.leg)
      filter (where call_leg.who = 'staff' and call_leg.state = 'ringing') as ringing,
    json_agg(json_build_object('id', staff.id, 'name', staff.name) order by call_leg.since, call_leg.leg)
      filter (where call_leg.who = 'staff' and call_leg.state = 'up' and not call_leg.is_listening) as heard,
    json_agg(json_build_object('id', staff.id, 'name', staff.name) order by call_leg.since, call_leg.leg)
      filter (where call_leg.who = 'staff' and call_leg.state = 'up' and call_leg.is_listening) as listening
  from call_leg left join staff on staff.id = call_leg.user_id
  where call_leg.call_id = call.id
) legs on true
where call.ended_at is null;

-- DB262: each change is told on the queue's stream, by its own transaction and after it.
create function announce_call() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  values ('queue:main', json_build_object('kind', 'call', 'id', new.contact_id, 'version', new.version,
    'row', (select call_row.row from call_row where call_row.id = new.id)));
  return null;
end $$;
create trigger call_announced after insert or update on call for each row execute function announce_call();

create function next_call_version(_contact_id uuid) returns integer language sql stable
return coalesce((select max(version) from call where contact_id = _contact_id), 0) + 1;

-- DB263: nobody gets a contact whose call goes on but whoever is in that call and can be heard; and it is closed only once
-- the call is over. Asked of moves alone: the road in moves no holder.
create function contact_on_call() returns trigger language plpgsql as $$
begin
  if exists (select from call where contact_id = new.id and ended_at is null and (new.status = 'closed' or not exists (
    select from call_leg where call_id = call.id and user_id = new.holder_id and state = 'up' and not is_listening))) then
    raise exception 'its call goes on without them'
      using errcode = 'check_violation', constraint = 'contact_on_call';
  end if;
  return new;
end $$;
create trigger contact_on_call before update on contact for each row
  when (new.holder_id is distinct from old.holder_id and new.holder_id is not null
    or new.status = 'closed' and old.status <> 'closed')
  execute function contact_on_call();

create function is_on_call(_contact_id uuid) returns boolean language sql stable
return exists (select from call where contact_id = _contact_id and ended_at is null);
