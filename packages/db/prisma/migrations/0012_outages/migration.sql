-- Channels that do not work, and since when: one truth for all gateways, which outlives each of them.
create table outage (
  channel text not null check (length(channel) between 1 and 100),
  -- Grows by one with every outage, recovery and other reason of a channel; events carry it (W4).
  version integer not null check (version > 0),
  since timestamptz(3) not null,
  until timestamptz(3) check (until >= since),
  reason text not null check (reason ~ '^[a-z_]{1,40}$'),
  -- Who saw it last, and when: what nobody confirms any more may be ended by others.
  confirmed_by text not null,
  confirmed_at timestamptz(3) not null,
  primary key (channel, version)
);

-- DB90: however many gateways notice at once, a channel is down once.
create unique index outage_open_idx on outage (channel) where until is null;

-- DB91: every outage, recovery and other reason appends its event in the same transaction. Whoever only confirms it again
-- changes no version and tells nobody.
create function announce_outage() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values
    ('queue:main', json_build_object('kind', 'channel', 'id', new.channel, 'version', new.version,
      'down', case when new.until is null then json_build_object('since', ms(new.since), 'reason', new.reason) end));
  return null;
end $$;
create trigger outage_announced after insert on outage
  for each row execute function announce_outage();
create trigger outage_change_announced after update on outage
  for each row when (new.version <> old.version) execute function announce_outage();

-- Says that a channel is down, or still is: the time since when stays that of whoever said it first. The lock makes
-- statements on outages run one after the other, before any of them has read.
create function report_outage(_channel text, _reason text, _since_ms bigint, _seen_ms bigint, _by text, _now_ms bigint)
  returns boolean language plpgsql as $$
declare
  _open outage;
  _last outage;
begin
  perform pg_advisory_xact_lock(7203005);
  select * into _open from outage where channel = _channel and until is null;
  if found then
    update outage set reason = _reason, confirmed_by = _by, confirmed_at = instant(_now_ms),
      version = version + (reason <> _reason)::integer
    where channel = _channel and until is null;
    return _open.reason <> _reason;
  end if;
  select * into _last from outage where channel = _channel order by version desc limit 1;
  -- What one gateway saw before another saw it work again says nothing new.
  if instant(_seen_ms) <= _last.until then
    return false;
  end if;
  insert into outage (channel, version, since, reason, confirmed_by, confirmed_at)
  values (_channel, coalesce(_last.version, 0) + 1,
    -- What has ended does not begin again before its end.
    greatest(instant(_since_ms), _last.until), _reason, _by, instant(_now_ms));
  return true;
end $$;

-- Ends an outage, if whoever says so saw it last, or nobody has seen it for that long.
create function end_outage(_channel text, _by text, _unseen_ms bigint, _now_ms bigint)
  returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7203005);
  update outage set until = greatest(since, instant(_now_ms)), version = version + 1
  where channel = _channel and until is null
    and (confirmed_by = _by or confirmed_at < instant(_now_ms - _unseen_ms));
  return found;
end $$;

-- Ends the outages of channels that nobody here carries and that nobody anywhere has seen for that long.
create function end_forsaken_outages(_carried text[], _unseen_ms bigint, _now_ms bigint)
  returns integer language plpgsql as $$
declare
  _count integer;
begin
  perform pg_advisory_xact_lock(7203005);
  update outage set until = greatest(since, instant(_now_ms)), version = version + 1
  where until is null and channel <> all (_carried) and confirmed_at < instant(_now_ms - _unseen_ms);
  get diagnostics _count = row_count;
  return _count;
end $$;
