import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@holdfast/db";

/** Tries to sign in within a minute: for one user name from one client, and for all names from one client. */
export const SIGN_INS_PER_MINUTE = { ofName: 10, ofClient: 100 } as const;

const WINDOW_MS = 60_000;

/** Counts one try of a client, and says whether it is one too many. Rejects when it cannot be counted. */
export type TooManyTries = (client: string) => Promise<boolean>;

/** What tries are counted as, and how many of it go within a minute. */
interface Counted {
  readonly what: string;
  readonly most: number;
}

/**
 * Counts tries by client alone, for all gateways together, in better-auth's own table. A whole hotline may share one
 * address, so this is only there to slow down whoever tries many names; better-auth counts each name.
 */
export function countTries(
  prisma: Pick<PrismaClient, "$queryRaw">,
  clock: () => number,
  { what, most }: Counted = { what: "every-name", most: SIGN_INS_PER_MINUTE.ofClient },
): TooManyTries {
  return async (client) => {
    const now = BigInt(clock());
    const over = now - BigInt(WINDOW_MS);
    // `last_request` holds when the window began, so that a house that never rests is not refused for it.
    const counted = await prisma.$queryRaw<{ count: number }[]>`
      insert into rate_limit as tries (id, key, count, last_request)
      values (${randomUUID()}::uuid, ${`${client}|${what}`}, 1, ${now})
      on conflict (key) do update set
        count = case when tries.last_request <= ${over} then 1 else tries.count + 1 end,
        last_request = case when tries.last_request <= ${over} then ${now} else tries.last_request end
      returning count`;
    const [{ count } = { count: Number.POSITIVE_INFINITY }] = counted;
    return count > most;
  };
}
