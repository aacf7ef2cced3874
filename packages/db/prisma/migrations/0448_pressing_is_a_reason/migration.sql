-- DB781: as it was, and what the line wrote to whoever is pressing by then says so, where it said that it had come too late.
-- goes on from 0445: message_refusal
create or replace function message_refusal(_contact contact, _author_id uuid) returns text language sql immutable
return case
  when _author_id is null then
    case when _contact.status <> 'waiting' then 'not_held' when is_pressing(_contact) then 'pressing' end
  when _contact.status = 'closed' and _contact.closed_by_id <> _author_id then 'closed'
  when _contact.status <> 'closed' and _contact.holder_id is distinct from _author_id then 'not_held'
end;
