-- DB756: whoever asked for a partner's line while they waited, and talks there, waits here no more: by nobody of ours, and as an outcome that
-- nobody else gives.
insert into disposition (id) values ('answered_elsewhere');

alter table closing drop constraint closing_by_somebody;
alter table closing add constraint closing_by_somebody
  check ((by_id is null) = (disposition in ('hung_up_waiting', 'answered_elsewhere')));

alter table call add constraint call_put_through
  check (ended_as <> 'put_through' or (direction = 'in' and answered_at is null));

do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, $a$new.disposition <> 'hung_up_waiting'$a$,
    $b$new.disposition not in ('hung_up_waiting', 'answered_elsewhere')$b$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not say who closes what nobody did';
  end if;
  execute _after;
end $do$;

-- Theirs to say by a key, as it is to hang up. Whoever was answered here is none of them: that call ends as every other.
create function call_put_through(_id uuid, _at_ms bigint) returns text language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _call call;
  _contact contact;
begin
  select * into _call from lock_call(_id);
  if _call.id is null then
    return 'over';
  elsif _call.direction = 'out' or _call.answered_at is not null then
    return call_ended(_id, 'left', _at_ms);
  end if;
  perform call_ended(_id, 'put_through', _at_ms);
  select * into _contact from contact where contact.id = _call.contact_id;
  if _contact.status <> 'waiting' then
    return 'ended';
  end if;
  update contact set status = 'closed', unanswered = 0, closed_at = _at, disposition = 'answered_elsewhere',
    version = version + 1
  where contact.id = _contact.id;
  insert into closing (contact_id, version, at, disposition)
  values (_contact.id, _contact.version + 1, _at, 'answered_elsewhere');
  return 'closed';
end $$;

-- DB757: in the audit as the house's act, for nobody of ours did it. Where to is the number that administrators keep.
create function audit_call_put_through() returns trigger language plpgsql as $$
begin
  perform audit_write(null, 'moved', 'contact', new.contact_id, new.contact_id, null, jsonb_build_object('how', 'put_through'));
  return null;
end $$;
create trigger audit_call_put_through after update of ended_as on call for each row
  when (new.ended_as = 'put_through' and old.ended_as is null) execute function audit_call_put_through();
