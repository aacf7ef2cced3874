-- As it was (DB180, DB181), without contacts that somebody linked already: that they belong together is said there, and needs
-- no suggestion. Which open contacts have an older open one of the same address and no mark yet, each with up to eight of
-- those. The locks make two that are noted at once see each other; a mark is the newer one's, so that it does not matter who
-- is noted first.
create or replace function note_addresses(_ids uuid[], _addresses bytea[])
returns table (id uuid, waits boolean, due_at bigint, of_id uuid, holder_id uuid, held_since bigint, holder_is_there boolean)
language plpgsql as $$
declare
  _lock bigint;
begin
  for _lock in
    select distinct thread_lock(address) from unnest(_addresses) address where address is not null order by 1
  loop
    perform pg_advisory_xact_lock(_lock);
  end loop;
  insert into contact_address (contact_id, address) select * from unnest(_ids, _addresses) on conflict do nothing;
  return query
  select mine.id, mine.status = 'waiting' and mine.unanswered > 0, ms(mine.due_at), older.id, older.holder_id, ms(older.held_since), older.there
  from contact_address noted
  join contact mine on mine.id = noted.contact_id and mine.status <> 'closed'
  cross join lateral (
    select other.id, other.holder_id, other.held_since,
      other.holder_gone_since is null and is_there(other.holder_id) as there
    from contact_address same
    join contact other on other.id = same.contact_id and other.status <> 'closed' and other.number < mine.number
    where same.address = noted.address
      and not exists (
        select from contact_link link
        where (link.from_id, link.to_id) in ((mine.id, other.id), (other.id, mine.id)))
    order by there desc, other.held_since desc nulls last, other.number desc
    limit 8
  ) older
  where noted.address = any (_addresses)
    and not exists (select from same_address where same_address.contact_id = mine.id);
end $$;
