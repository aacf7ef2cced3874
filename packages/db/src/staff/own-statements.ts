import { statement } from "../sql/statement.ts";

export const ownSessions = statement<
  { id: string; since: number; used_at: number; expires_at: number; user_agent: string },
  [userId: string, nowMs: number]
>(
  "own_sessions",
  `select id, ms(created_at) as since, ms(updated_at) as used_at, ms(expires_at) as expires_at,
     coalesce(user_agent, '') as user_agent
   from session where user_id = $1 and expires_at > instant($2) order by created_at desc, id`,
);

export const endOneSession = statement<{ id: string }, [userId: string, id: string]>(
  "own_session_end",
  "delete from session where user_id = (select done_by($1, $1)) and id = $2 returning id",
);

export const endOtherSessions = statement<{ id: string }, [userId: string, except: string]>(
  "own_sessions_end",
  "delete from session where user_id = (select done_by($1, $1)) and id <> $2 returning id",
);

export const useCode = statement<{ fresh: boolean }, [userId: string, codeHash: Buffer, nowMs: number]>(
  "code_use",
  `with used as (
     insert into used_code (user_id, code_hash, used_at) values ($1, $2, instant($3)) on conflict do nothing returning 1
   ) select exists (select from used) as fresh`,
);

export const forgetCodes = statement<{ count: number }, [beforeMs: number]>(
  "codes_forget",
  "with gone as (delete from used_code where used_at < instant($1) returning 1) select count(*) as count from gone",
);

export const codesLocked = statement<{ id: string }, [userId: string, nowMs: number]>(
  "codes_locked",
  "select id from two_factor where user_id = $1 and locked_until > instant($2)",
);

/** As better-auth counts at sign-in: ten in a row lock for a quarter of an hour. */
export const countWrongCode = statement<{ id: string }, [userId: string, nowMs: number]>(
  "code_wrong",
  `update two_factor set failed_verification_count = coalesce(failed_verification_count, 0) + 1,
     locked_until = case when coalesce(failed_verification_count, 0) + 1 >= 10 then instant($2::bigint + 900000) else locked_until end
   where user_id = $1 returning id`,
);
