-- DB759: what is claimed at one go is recorded at one go. To begin and end a statement for each row of the audit, with the rules of its table
-- read anew each time, was a sixth of a claim. Where the audit is put apart (AU8), only the one way in may add to it: there each is
-- recorded by itself, as before.
create function audit_claims(_bys uuid[], _contacts uuid[]) returns boolean language plpgsql as $$
begin
  if has_table_privilege('audit_row', 'insert') then
    insert into audit_row (actor, actor_id, deed, thing, subject_id, contact_id, facts)
    select 'staff', one.by, 'moved', 'contact', one.contact, one.contact, '{"how": "claim"}'
    from unnest(_bys, _contacts) one (by, contact);
  else
    perform audit_write(one.by, 'moved', 'contact', one.contact, one.contact, null, '{"how": "claim"}')
    from unnest(_bys, _contacts) one (by, contact);
  end if;
  return true;
end $$;

-- goes on from 0427: claim_unhindered
create or replace function claim_unhindered(_ids uuid[], _bys uuid[], _expected integer[], _now timestamptz)
returns table (id uuid, "row" json, is_told boolean) language plpgsql as $$
begin
  return query
  with claimed as (
    update contact set status = 'claimed', holder_id = one.by, held_since = _now, version = version + 1
    from unnest(_ids, _bys, _expected) one (id, by, expected)
    where contact.id = one.id and contact.version = one.expected and contact.status = 'waiting'
      and not exists (select from call where call.contact_id = contact.id and call.ended_at is null)
    returning contact
  ), told as materialized (
    select audit_claims(array_agg((contact).holder_id), array_agg((contact).id)) as done from claimed
  )
  select (contact).id, contact_facts((contact).id, contact, staff.name, null), told.done
  from claimed cross join told left join staff on staff.id = (contact).holder_id;
end $$;

-- Nearly no contact is filed, and nearly nobody is seen to as they wait: to find that out costs less than to write nothing.
-- goes on from 0130: case_holder_changes
create or replace function case_holder_changes() returns trigger language plpgsql as $$
begin
  if exists (select from case_filing where contact_id = new.id) then
    insert into case_holding (case_id, contact_id, user_id, at)
      select case_id, new.id, new.holder_id, coalesce(new.held_since, now()) from case_filed where contact_id = new.id
      on conflict do nothing;
  end if;
  return null;
end $$;

do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before,
    $a$if tg_op = 'UPDATE' and (old.status = 'waiting') <> (new.status = 'waiting') then
    delete from alarm_seen_to$a$,
    $b$if tg_op = 'UPDATE' and (old.status = 'waiting') <> (new.status = 'waiting')
    and exists (select from alarm_seen_to where contact_id = new.id) then
    delete from alarm_seen_to$b$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not say who is seen to no more';
  end if;
  execute _after;
end $do$;
