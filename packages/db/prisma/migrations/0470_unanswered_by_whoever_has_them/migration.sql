-- DB786: as it was (DB794), and nobody is said to have left unanswered what came before they had it: how long somebody writes on to whoever
-- has them counts from when those have them, however long they had waited.
-- goes on from 0458: contacts_never_offered
create or replace function contacts_never_offered(_now timestamptz, _quiet interval, _talks medium[])
returns setof contact language sql stable as $$
  select contact.* from contact
  left join shift_end on shift_end.user_id = contact.holder_id
  left join lateral (
    select state, body, at from handover
    where contact_id = contact.id and from_id = contact.holder_id and at >= contact.held_since order by at desc limit 1) last on true
  where contact.status = 'claimed' and contact.holder_id is not null and (shift_end.ends_at is null or shift_end.ends_at <= _now)
    and (last.state is null or last.state in ('accepted', 'left') or last.state = 'taken_back'
      and (last.body is not null or shift_end.ends_at is null or last.at < shift_end.ends_at))
    and not is_on_call(contact.id)
    and not (contact.medium = any (_talks)
      and (contact.unanswered = 0 or greatest(contact.waiting_since, contact.held_since) > _now - _quiet)
      and exists (select from message where contact_id = contact.id and message.at > _now - _quiet))
$$;
