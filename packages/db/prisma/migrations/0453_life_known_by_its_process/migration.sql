-- W64: the life of a database is worked out once by each process of its server. Reading it is a third of reading the log, once for
-- each thing that is told.

-- Changes with every restart, restore and failover, so that a cursor of another life is recognised.
create function read_log_epoch() returns text language sql stable
return (
  select left(md5(concat_ws(':', system.system_identifier, checkpoint.timeline_id, database.oid,
    date_part('epoch', pg_postmaster_start_time()))), 16)
  from pg_control_system() system, pg_control_checkpoint() checkpoint, pg_database database
  where database.datname = current_database());

-- goes on from 0002: log_epoch
-- Of what makes it up, only the timeline can change while a process lives: when a server that follows another is made the first one. What
-- a pooler carried over from another process is not believed.
create or replace function log_epoch() returns text language plpgsql stable as $$
declare
  _process text := pg_backend_pid() || ':' || date_part('epoch', pg_postmaster_start_time());
  _known text := current_setting('holdfast.epoch', true);
  _epoch text;
begin
  if split_part(_known, ' ', 2) = _process then
    return split_part(_known, ' ', 1);
  end if;
  _epoch := read_log_epoch();
  if not pg_is_in_recovery() then
    perform set_config('holdfast.epoch', _epoch || ' ' || _process, false);
  end if;
  return _epoch;
end $$;
