-- W64: as it was, and by the timeline that is written by now. That of the last checkpoint stays the old one for minutes after a server was
-- made the first one: a process that worked it out meanwhile would have said for as long as it lives that its life is another than the
-- next process says, and what was read by the one would have been refused by the other.
-- goes on from 0453: read_log_epoch
create or replace function read_log_epoch() returns text language sql stable
return (
  select left(md5(concat_ws(':', system.system_identifier,
    case when pg_is_in_recovery() then checkpoint.timeline_id
      else ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer end,
    database.oid, date_part('epoch', pg_postmaster_start_time()))), 16)
  from pg_control_system() system, pg_control_checkpoint() checkpoint, pg_database database
  where database.datname = current_database());
