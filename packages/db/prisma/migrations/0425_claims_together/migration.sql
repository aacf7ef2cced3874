-- G711: what several take at once at one gateway is claimed by one transaction, which the disk is waited for once. Each is a claim of its
-- own all the same, as somebody was judged for it (DB687): one that comes to nothing hinders no other.

-- Locks are taken in the order in which all take them: of the threads, then of the people, each in their own order.
create function claim_all_judged(_ids uuid[], _bys uuid[], _expected integer[], _holds jsonb, _now_ms bigint)
returns table (nth integer, kind text, reason text, "row" json) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(one.lock) from (
    select distinct thread_lock(contact.thread_key) as lock from contact where contact.id = any (_ids) order by lock) one;
  perform pg_advisory_xact_lock(one.lock) from (
    select distinct judged_lock(who) as lock from unnest(_bys) who order by lock) one;
  for each in 1 .. cardinality(_ids) loop
    continue when contact_is_barred(_bys[each], _ids[each]);
    nth := each;
    select claimed.kind, claimed.reason, claimed.row into kind, reason, "row"
    from claim_judged(_ids[each], _bys[each], _expected[each],
      array(select held::uuid from jsonb_array_elements_text(_holds -> (each - 1)) held), _now_ms) claimed;
    return next;
  end loop;
end $$;
