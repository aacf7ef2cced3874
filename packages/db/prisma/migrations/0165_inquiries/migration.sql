-- Who has asked us about somebody (DB360 to DB362). What they said is sealed; clear are codes and times. An inquiry names no case and no
-- contact of anybody's: whoever writes it down looks nobody up.
create type inquiry_asker as enum (
  'police', 'court', 'family', 'media', 'child_welfare', 'funder_or_research', 'somebody_else');
create type in_hand as enum ('nothing', 'says_urgent', 'paper');
create type inquiry_way as enum ('phone', 'text', 'email', 'letter', 'in_person', 'form');
create type call_back as enum ('is_them', 'is_not_them', 'nobody_there');
create type inquiry_end as enum ('told_neither', 'gave_up', 'became_process', 'asked_for_help');

-- DB360: what an inquiry sets off (CO70). No paper that somebody says they have is an order.
create function inquiry_trigger(_asker inquiry_asker, _in_hand in_hand) returns disclosure_trigger language sql immutable
return case _asker
  when 'police' then case _in_hand
    when 'says_urgent' then 'law_enforcement_exigent'::disclosure_trigger
    else 'law_enforcement_informal'::disclosure_trigger end
  when 'court' then 'subpoena_unsigned_by_judge'::disclosure_trigger
  when 'media' then 'media_inquiry'::disclosure_trigger
  when 'child_welfare' then 'child_welfare_inquiry'::disclosure_trigger
  when 'funder_or_research' then 'funder_or_research_request'::disclosure_trigger
  else 'family_or_other_inquiry'::disclosure_trigger end;

-- Who of those to whom something may go could have asked in that way.
create function may_demand(_trigger disclosure_trigger, _type recipient_type) returns boolean language sql immutable
return case _trigger
  when 'law_enforcement_informal' then _type = 'law_enforcement'
  when 'law_enforcement_exigent' then _type = 'law_enforcement'
  when 'administrative_warrant' then _type = 'law_enforcement'
  when 'search_warrant_judicial' then _type in ('law_enforcement', 'court')
  when 'subpoena_unsigned_by_judge' then _type in ('court', 'law_enforcement', 'attorney_of_person', 'named_individual')
  when 'court_order' then _type in ('court', 'law_enforcement', 'attorney_of_person', 'named_individual')
  when 'child_welfare_inquiry' then _type = 'child_protection'
  when 'family_or_other_inquiry' then _type in ('named_individual', 'attorney_of_person', 'service_provider', 'intended_victim')
  when 'media_inquiry' then _type = 'public_or_media'
  when 'funder_or_research_request' then _type in ('funder', 'research')
  else false end;

create function is_one_of(_id uuid, _roles role[]) returns boolean language sql stable
return exists (select from staff where id = _id and role = any (_roles) and disabled_at is null);

create table inquiry (
  id uuid primary key,
  asker inquiry_asker not null,
  in_hand in_hand not null,
  way inquiry_way not null,
  trigger disclosure_trigger not null generated always as (inquiry_trigger(asker, in_hand)) stored,
  asked_at timestamptz(3) not null,
  logged_at timestamptz(3) not null,
  logged_by_id uuid not null references staff (id) on delete restrict,
  owner_key bytea not null,
  -- Who they say they are, where they can be called back, and what they asked.
  body bytea not null,
  -- Who they are of those to whom something may go, once somebody has said so.
  recipient_id uuid,
  recipient_type recipient_type,
  known_at timestamptz(3),
  known_by_id uuid references staff (id) on delete restrict,
  ended_at timestamptz(3),
  ended_how inquiry_end,
  ended_by_id uuid references staff (id) on delete restrict,
  foreign key (recipient_id, recipient_type) references recipient (id, type) on delete restrict,
  constraint inquiry_not_ahead check (asked_at <= logged_at),
  constraint inquiry_known check (
    (recipient_id is null) = (recipient_type is null) and (recipient_id is null) = (known_at is null)
    and (recipient_id is null) = (known_by_id is null)),
  constraint inquiry_could_ask check (recipient_type is null or may_demand(trigger, recipient_type)),
  constraint inquiry_ended check (
    (ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by_id is null)
    and ended_by_id is distinct from logged_by_id)
);
create index inquiry_open_idx on inquiry (asked_at) where ended_at is null;
create index inquiry_recipient_idx on inquiry (recipient_id) where ended_at is null and recipient_id is not null;

create function inquiry_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'inquiry_stays'
    when tg_op = 'INSERT' then case when new.recipient_id is not null or new.ended_at is not null then 'inquiry_begins' end
    when old.ended_at is not null then 'inquiry_over'
    -- What is generated is not yet in the new row.
    when (to_jsonb(new) - '{trigger,recipient_id,recipient_type,known_at,known_by_id,ended_at,ended_how,ended_by_id}'::text[])
      is distinct from
      (to_jsonb(old) - '{trigger,recipient_id,recipient_type,known_at,known_by_id,ended_at,ended_how,ended_by_id}'::text[])
      then 'inquiry_same'
    when old.recipient_id is not null and (new.recipient_id, new.known_at, new.known_by_id)
      is distinct from (old.recipient_id, old.known_at, old.known_by_id) then 'inquiry_known_once'
    when new.known_by_id is distinct from old.known_by_id
      and not is_one_of(new.known_by_id, '{shift_lead,counsel,privacy_officer}') then 'inquiry_handled'
    when new.ended_by_id is not null and not is_one_of(new.ended_by_id, '{shift_lead,counsel,privacy_officer}')
      then 'inquiry_handled'
  end;
begin
  if _broken is not null then
    raise exception 'an inquiry cannot be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger inquiry_guard before insert or update or delete on inquiry for each row execute function inquiry_guard();

-- DB361: what came of ringing whoever asked back.
create table inquiry_call_back (
  id bigint primary key generated always as identity,
  inquiry_id uuid not null references inquiry (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  came call_back not null
);
create index inquiry_call_back_idx on inquiry_call_back (inquiry_id);
create trigger inquiry_call_back_only_added before update or delete on inquiry_call_back
  for each row execute function only_added();
