\set thread random(1, 9000000000000000)
\set dedupe random(1, 9000000000000000)
with opened as (
  insert into contact (id, channel, thread_key, waiting_since, due_at, detail)
  values (gen_random_uuid(), 'form', int8send(:thread::bigint), now(), now() + interval '15 minutes', decode(repeat('ab', 60), 'hex'))
  returning id, channel
), said as (
  insert into message (id, contact_id, at, body)
  select gen_random_uuid(), opened.id, now(), decode(repeat('cd', 260), 'hex') from opened
  returning id
), known as (
  insert into delivery (channel, dedupe_key, message_id)
  select 'form', int8send(:dedupe::bigint), said.id from said
)
insert into event (stream, payload)
select 'queue-main', jsonb_build_object('kind', 'contact', 'id', opened.id, 'channel', opened.channel, 'status', 'waiting', 'version', 1)
from opened;
