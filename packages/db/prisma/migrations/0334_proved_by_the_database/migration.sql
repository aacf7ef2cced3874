-- DB628: how long ago a session proved whose it is goes by the database's clock, which is one for all gateways: that of the gateway says
-- only whether the session has expired, as it says when it began. The release before this one goes on by `session_proved`.
create function session_proved_lately(_session uuid, _staff uuid, _within_ms bigint, _gateway bigint, _database bigint)
returns boolean language sql stable as $$
  select exists (select from session where id = _session and user_id = _staff and expires_at > instant(_gateway)
    and proved_at > instant(_database - _within_ms)
    and lasts(began_house, session_most()) and lasts(proved_house, make_interval(secs => _within_ms / 1000.0)))
$$;
