-- DB194: where in a mail's words earlier ones begin that it quotes, in units of UTF-16; null when nowhere, and when nobody
-- looked.
alter table mail add column quoted_from integer constraint mail_quoted_from check (quoted_from >= 0);
