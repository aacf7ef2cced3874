-- DB179: who wrote a mail and who reads along, sealed under the message's own key, so that it is gone with the words. Null
-- for what came before this, and where nobody is named.
alter table mail add column people bytea;
