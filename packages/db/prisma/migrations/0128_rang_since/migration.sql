-- Whoever rang since their line was lost is back (DB265): nothing broke off with them any more, so that they are neither texted nor
-- called "once" for it (DB279, CP15). A line to somebody who is called from their text contact can be lost as well.

create index call_follows_idx on call (follows_id) where follows_id is not null;

-- The last call of a contact with the person on the line, whomever we called since; null: none. That somebody answered stands in
-- what happened: ends of a call are gone once it is over.
create function last_call_with_person(_contact_id uuid) returns call language sql stable
return (
  select latest from call latest
  where latest.contact_id = _contact_id and (latest.direction = 'in' or exists (
    select from call_event join call_party on call_party.id = call_event.party_id
    where call_event.call_id = latest.id and call_event.kind = 'leg_up' and call_party.role = 'person'))
  order by latest.ended_at is null desc, latest.version desc
  limit 1);

-- goes on from 0126: line_lost_at
create or replace function line_lost_at(_contact_id uuid) returns timestamptz language sql stable
return (select case when ended_as = 'lost' then ended_at end from last_call_with_person(_contact_id));

-- Whether they rang again after the call of this contact that ended then; as DB265 knows them.
create function rang_since(_contact_id uuid, _at timestamptz) returns boolean language sql stable
return exists (select from call where follows_id = _contact_id and started_at >= _at);

-- When the line of the last call with them was lost, and they have not rung since; null: nothing broke off.
create function broke_off_at(_contact_id uuid) returns timestamptz language sql stable
return (
  select case when not rang_since(_contact_id, lost.at) then lost.at end
  from (select line_lost_at(_contact_id) as at) lost);

-- DB271: whose help nobody has heard of yet, for everybody who looks after the shift.
create index call_party_owed_idx on call_party (dialled_at)
  where role = 'emergency_centre' and dialled_at is not null and arrival_confirmed_at is null;
