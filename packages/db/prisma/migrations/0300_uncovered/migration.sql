-- DB562: contacts that wait while everybody who is on shift, and could take them, is barred from them.

-- What waits so, as was told last. Who is barred, and why, stands nowhere in it.
create table uncovered_contact (
  contact_id uuid primary key references contact (id) on delete cascade,
  since timestamptz(3) not null
);

-- Which these are at this moment, of whoever is on shift in one of these roles and has a console open. Where nobody is there at all,
-- no bar is why somebody waits. Nearly nobody is barred from anything: that is asked first.
create function uncovered_now(_roles role[]) returns setof uuid language sql stable as $$
  with there as materialized (
    select shift.user_id from shift
    join staff on staff.id = shift.user_id and staff.disabled_at is null and staff.role = any (_roles)
    where shift.gone_since is null and exists (select from case_bar where ended_at is null)
  )
  select contact.id
  from there cross join lateral barred_contacts(there.user_id) one
  join contact on contact.id = one and contact.status = 'waiting' and contact.set_aside_until is null
  group by contact.id
  having count(distinct there.user_id) = (select count(*) from there)
$$;

-- Tells once whatever began or ended to wait so, and says whether anything did. Of several gateways at once, one does.
create function settle_uncovered(_roles role[], _now_ms bigint) returns boolean language plpgsql as $$
declare
  _now uuid[];
  _is_otherwise boolean;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('uncovered_contact', 0)) then
    return false;
  end if;
  _now := array(select uncovered_now(_roles));
  delete from uncovered_contact where not contact_id = any (_now);
  _is_otherwise := found;
  insert into uncovered_contact (contact_id, since)
    select id, instant(_now_ms) from unnest(_now) id on conflict do nothing;
  if found or _is_otherwise then
    insert into event (stream, payload) values ('queue:main',
      json_build_object('kind', 'uncovered', 'id', gen_random_uuid(), 'version', 1));
    return true;
  end if;
  return false;
end $$;
