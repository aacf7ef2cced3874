/** Addresses that one person is shown within a minute, by all gateways together, of contacts and of cases (DB558). */
export const SHOWN_MAX = 30;

/** How many somebody was shown within the last minute, of the thousand rows that the audit has last of them: in SQL. */
export const shownLately = (by: "$1" | "$2"): string => `(
       select count(*) from (
         select thing, deed, at from audit_row where actor_id = ${by} order by era desc, xid desc, seq desc limit 1000
       ) mine where thing = 'address' and deed = 'looked' and at > clock_timestamp() - interval '1 minute')`;
