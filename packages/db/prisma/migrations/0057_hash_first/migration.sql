-- DB1 and DB2 as before, the hash before the channel: nearly every look ends at the first column then. With the channel
-- first, which is one of a few, every step of every look compared two texts before it came to what differs.
drop index message_once;
create unique index message_once on message (dedupe_key, channel) where dedupe_key is not null;

drop index contact_one_open;
create unique index contact_one_open on contact (thread_key, channel) where status <> 'closed';

alter table contact drop constraint contact_channel_thread_key_number_key;
alter table contact add unique (thread_key, channel, number);
