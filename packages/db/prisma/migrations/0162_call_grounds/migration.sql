-- What is told aloud is decided before anybody is dialled, or it is said why nothing has to be (DB350 to DB353). Whoever sends help is
-- dialled whatever is missing here: nothing below ever keeps that from happening.
create type call_ground as enum ('decided', 'nothing_told', 'they_speak', 'help_first');

-- What a call to somebody else stands on; the last counts.
create table call_party_ground (
  party_id uuid not null references call_party (id) on delete restrict,
  nth integer not null check (nth > 0),
  ground call_ground not null,
  disclosure_id uuid references disclosure (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  primary key (party_id, nth),
  constraint call_party_ground_decided check ((ground = 'decided') = (disclosure_id is not null))
);
create index call_party_ground_disclosure_idx on call_party_ground (disclosure_id) where disclosure_id is not null;

-- To which kind of recipient something was decided that is told to whom.
create function is_told_as(_role call_party_role, _type recipient_type) returns boolean language sql immutable parallel safe
return case _role
  when 'provider' then _type in ('service_provider', 'attorney_of_person')
  when 'partner_line' then _type = 'sister_hotline'
  when 'child_protection' then _type = 'child_protection'
  when 'interpreter' then _type = 'interpreter'
  when 'emergency_centre' then _type = 'emergency_services'
  else false end;

-- DB351: whether that was decided for this very call: aloud, by whoever calls, of the case of the contact, to one of that kind, and
-- just now.
create function is_decided_for(_party call_party, _disclosure_id uuid, _by uuid, _at timestamptz) returns boolean language sql stable as $$
  select exists (
    select from disclosure
    join recipient on recipient.id = disclosure.recipient_id and recipient.ended_at is null
    join case_filed filed on filed.contact_id = _party.contact_id and filed.case_id = disclosure.case_id
    where disclosure.id = _disclosure_id and disclosure.how = 'spoken' and disclosure.sent_by_id = _by
      and disclosure.sent_at > _at - interval '1 hour' and is_told_as(_party.role, disclosure.recipient_type))
$$;

create function call_party_ground_guard() returns trigger language plpgsql as $$
declare
  _party call_party;
  _broken text;
begin
  if tg_op <> 'INSERT' then
    raise exception 'what a call stands on is only added' using errcode = 'check_violation', constraint = 'only_added';
  end if;
  select * into _party from call_party where id = new.party_id;
  _broken := case
    when _party.role = 'person' then 'call_party_ground_other'
    when new.ground = 'help_first' and _party.role <> 'emergency_centre' then 'call_party_ground_help'
    when new.ground <> 'decided' and _party.dialled_at is not null then 'call_party_ground_before'
    when new.ground = 'decided' and not is_decided_for(_party, new.disclosure_id, new.by_id, new.at) then 'call_party_ground_fits' end;
  if _broken is not null then
    raise exception 'no call stands on that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger call_party_ground_guard before insert or update or delete on call_party_ground
  for each row execute function call_party_ground_guard();

-- DB350: help comes first by itself, in the transaction that writes down whom to call.
insert into call_party_ground (party_id, nth, ground, at, by_id)
select id, 1, 'help_first', at, by_id from call_party where role = 'emergency_centre' and dialled_at is null;
create function call_party_help_first() returns trigger language plpgsql as $$
begin
  insert into call_party_ground (party_id, nth, ground, at, by_id) values (new.id, 1, 'help_first', new.at, new.by_id);
  return null;
end $$;
create trigger call_party_help_first after insert on call_party
  for each row when (new.role = 'emergency_centre') execute function call_party_help_first();

-- DB352: why somebody is not to be dialled yet; null: nothing keeps them from it. Help, and the person themself, are not asked of.
create function call_ground_missing(_party_id uuid, _with_person boolean, _at timestamptz) returns text language sql stable as $$
  select case
    when party.role in ('emergency_centre', 'person') then null
    when said.ground is null then 'no_ground'
    -- Who may be the exploiter is not brought together with whoever takes somebody in, and says no yes of anybody's (DB348).
    when is_marked_exploiter(contact) and (
      _with_person and party.role in ('provider', 'partner_line') or said.ground = 'they_speak' and party.role <> 'interpreter')
      then 'may_be_exploiter'
    when said.ground = 'they_speak' and not (_with_person and exists (
      select from call
      join call_leg leg on leg.call_id = call.id and leg.state = 'up'
      left join call_party other on other.id = leg.party_id
      where call.contact_id = party.contact_id and call.ended_at is null and (leg.who = 'caller' or other.role = 'person')))
      then 'not_on_the_line'
    when said.ground = 'decided' then case
      when not is_decided_for(party, said.disclosure_id, said.by_id, _at) then 'not_decided'
      when told.is_over then 'no_longer'
      when told.is_marked then 'may_be_exploiter' end
  end
  from call_party party
  join contact on contact.id = party.contact_id
  left join lateral (
    select ground.ground, ground.disclosure_id, ground.by_id from call_party_ground ground
    where ground.party_id = party.id order by ground.nth desc limit 1) said on true
  left join lateral (
    select
      bool_or(rule.is_theirs and (
        release.id is null or release.revoked_at is not null or release.expires_at < _at
        or is_withdrawn_since(decision.person_id, disclosure.recipient_id, release.signed_at)
        or exists (select from unsettled_withdrawals(decision.person_id) taken where taken.at >= release.signed_at))) as is_over,
      bool_or(stands_on_marked(disclosure.case_id, disclosure.recipient_type, rule, decision.release_id)) as is_marked
    from disclosure
    join disclosure_part part on part.disclosure_id = disclosure.id
    join disclosure_decision decision on decision.id = part.decision_id
    join disclosure_rule rule on (rule.edition, rule.id, rule.outcome) = (decision.edition, decision.rule_id, decision.outcome)
    left join release on release.id = decision.release_id
    where disclosure.id = said.disclosure_id) told on true
  where party.id = _party_id
$$;

-- DB352: nobody asks for a call that stands on nothing, whatever statement does.
create function call_ask_grounded() returns trigger language plpgsql as $$
declare
  _party_id constant uuid := new.wish ->> 'party';
  _missing text;
begin
  if exists (select from call_party where id = _party_id and role = 'emergency_centre') then
    return new;
  end if;
  -- What is withdrawn at once was withdrawn before it, or after it was asked.
  perform lock_people(array(
    select distinct decision.person_id
    from call_party_ground ground join disclosure_decision decision on decision.disclosure_id = ground.disclosure_id
    where ground.party_id = _party_id));
  _missing := call_ground_missing(_party_id, (new.wish ->> 'withPerson')::boolean, new.asked_at);
  if _missing is not null then
    raise exception 'nobody is called like that: %', _missing
      using errcode = 'check_violation', constraint = 'call_party_grounded';
  end if;
  return new;
end $$;
create trigger call_ask_grounded before insert on call_ask
  for each row when (new.wish ->> 'kind' = 'call_party') execute function call_ask_grounded();

-- By whoever has the contact. Each change gives the contact its next version, as with all that is known of whom they called.
create function ground_call_party(
  _id uuid, _contact_id uuid, _by uuid, _ground call_ground, _disclosure_id uuid, _now_ms bigint
) returns table (kind text, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _party call_party;
  _last call_party_ground;
begin
  select * into _party from call_party where id = _id and contact_id = _contact_id;
  select * into _last from call_party_ground where party_id = _id order by nth desc limit 1;
  if _party.id is null or _party.role = 'person' then
    kind := 'not_found';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  elsif (_last.ground, _last.disclosure_id, _last.by_id) is not distinct from (_ground, _disclosure_id, _by) then
    kind := 'kept';
  elsif _ground = 'help_first' and _party.role <> 'emergency_centre' or _ground <> 'decided' and _party.dialled_at is not null then
    kind := 'no_ground';
  elsif _ground = 'decided' and not is_decided_for(_party, _disclosure_id, _by, instant(_now_ms)) then
    kind := 'not_decided';
  else
    insert into call_party_ground (party_id, nth, ground, disclosure_id, at, by_id)
    values (_id, coalesce(_last.nth, 0) + 1, _ground, _disclosure_id, instant(_now_ms), _by);
    update contact set version = version + 1 where id = _contact_id;
    kind := 'kept';
  end if;
  return next;
end $$;

-- DB353: whether somebody who was called from a contact and the person there may be brought together.
create function may_meet(_contact_id uuid) returns boolean language sql stable as $$
  select not exists (
    select from contact
    join call on call.contact_id = contact.id and call.ended_at is null
    join call_leg leg on leg.call_id = call.id
    join call_party party on party.id = leg.party_id and party.role in ('provider', 'partner_line')
    where contact.id = _contact_id and is_marked_exploiter(contact))
$$;
