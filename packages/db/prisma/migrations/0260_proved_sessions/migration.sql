-- DB490: when a session last proved whose it is, which what lets something leave is decided by. Whoever signed in has just done so.
alter table session add column proved_at timestamptz(3) not null default now();
update session set proved_at = created_at;

create function session_proved(_session uuid, _staff uuid, _within_ms bigint, _now bigint) returns boolean language sql stable as $$
  select exists (select from session where id = _session and user_id = _staff and expires_at > instant(_now)
    and proved_at > instant(_now - _within_ms))
$$;

create function audit_session_proved() returns trigger language plpgsql as $$
begin
  perform audit_write(new.user_id, 'signed_in', 'session', new.id, null, null, '{"how": "proved"}');
  return null;
end $$;
create trigger audit_session_proved after update of proved_at on session for each row
  when (old.proved_at is distinct from new.proved_at) execute function audit_session_proved();
