-- What one gateway at a time may do: read one mailbox. Held by whoever has it until its time runs out; by the database's own
-- clock, since gateways' clocks differ.
create table lease (
  channel channel_id not null,
  name text not null check (name <> ''),
  holder text not null check (holder <> ''),
  lease_until timestamptz(3) not null,
  primary key (channel, name)
);
