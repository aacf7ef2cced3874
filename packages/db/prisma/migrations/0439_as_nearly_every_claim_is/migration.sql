-- DB761: as nearly every claim is, somebody takes what waits and changes nothing else of it. What is asked is prepared anew by every
-- transaction, so little is asked of these: whatever is otherwise in any respect is asked everything, as before.
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, $a$  if tg_op = 'UPDATE' and new.forgotten_at is distinct from old.forgotten_at
$a$, $b$  if tg_op = 'UPDATE' and old.status = 'waiting' and new.status = 'claimed' and new.holder_id is not null and new.held_since is not null
    and num_nulls(old.holder_id, old.held_since, old.holder_gone_since, old.lift_asked_at, new.lift_asked_at, new.lift_answer,
      old.forgotten_at, new.forgotten_at, new.offered_to_id, new.closed_at, new.closed_by_id, new.disposition) = 12
    and not old.automatic and not new.automatic and new.unanswered >= 0 and new.reopened >= 0 and new.due_at >= new.waiting_since
    and new.version = old.version + 1 and new.version >= 1 and new.previous_contact_id is distinct from new.id
    and (new.id, new.number, new.channel, new.medium, new.thread_key, new.opened_at, new.owner_key, new.previous_contact_id, new.danger)
      is not distinct from
      (old.id, old.number, old.channel, old.medium, old.thread_key, old.opened_at, old.owner_key, old.previous_contact_id, old.danger)
  then
    if not exists (select from call where contact_id = new.id and ended_at is null
      union all select from alarm_seen_to where contact_id = new.id) then
      if old.unanswered > 0 then
        insert into wait_ended (at, waited_ms)
          values (new.held_since, greatest(0, extract(epoch from new.held_since - old.waiting_since) * 1000)::bigint);
      end if;
      perform pg_advisory_xact_lock_shared(judged_lock(new.holder_id));
      return new;
    end if;
  end if;
  if tg_op = 'UPDATE' and new.forgotten_at is distinct from old.forgotten_at
$b$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not begin with what is forgotten';
  end if;
  execute _after;
end $do$;
