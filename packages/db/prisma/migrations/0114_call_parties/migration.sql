-- Whoever else is called is written down by whoever has the contact (DB270, DB271). Each change gives the contact its next
-- version, so that everybody who has it open sees it.

create function add_call_party(
  _id uuid, _contact_id uuid, _by uuid, _role call_party_role, _place_known boolean, _body_key bytea, _body bytea,
  _now_ms bigint
) returns table (kind text, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    kind := 'not_found';
  elsif exists (select from call_party where id = _id) then
    kind := case when exists (select from call_party where id = _id and contact_id = _contact_id and by_id = _by)
      then 'kept' else 'not_found' end;
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  else
    insert into call_party (id, contact_id, role, place_known, at, by_id, body_key, body)
    values (_id, _contact_id, _role, _place_known, instant(_now_ms), _by, _body_key, _body);
    update contact set version = version + 1 where id = _contact_id;
    kind := 'kept';
  end if;
  return next;
end $$;

create function rewrite_call_party(
  _id uuid, _by uuid, _expected integer, _transfer call_transfer_state, _place_known boolean, _arrived boolean,
  _declined call_party_decline, _body_key bytea, _body bytea, _now_ms bigint
) returns table (kind text, holder json) language plpgsql as $$
declare
  _party call_party;
  _contact contact;
begin
  select lock_contact.* into _contact from lock_contact((select contact_id from call_party where id = _id));
  select * into _party from call_party where id = _id for update;
  if _party.id is null then
    kind := 'not_found';
  elsif _contact.status <> 'closed' and _contact.holder_id is distinct from _by then
    -- Of a closed contact anybody may say that help came: the reminder stays until somebody does.
    kind := 'not_holder';
    holder := holder_of(_contact);
  elsif _party.version <> _expected then
    kind := 'changed';
  elsif _transfer < _party.transfer or (_party.transfer = 'left' and _transfer <> 'left')
    or (_declined is not null and coalesce(_transfer, _party.transfer) <> 'failed') then
    kind := 'not_forward';
  else
    update call_party set transfer = coalesce(_transfer, transfer),
      place_known = case when role = 'emergency_centre' then place_known or coalesce(_place_known, false) end,
      arrival_confirmed_at = case when _arrived and role = 'emergency_centre'
        then coalesce(arrival_confirmed_at, instant(_now_ms)) else arrival_confirmed_at end,
      declined_because = coalesce(_declined, declined_because),
      body_key = _body_key, body = _body, body_version = version + 1, version = version + 1
    where id = _id;
    update contact set version = version + 1 where id = _contact.id;
    kind := 'kept';
  end if;
  return next;
end $$;
