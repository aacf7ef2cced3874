import { statement } from "../sql/statement.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { Inside } from "../store/inside.ts";
import type { OptOutStore } from "./opt-out-store.ts";

const recordOptOut = statement<
  { heard: boolean },
  [
    channel: string,
    dedupeKey: Buffer,
    threadKey: Buffer,
    optedOut: boolean,
    saidAt: number | null,
    nowMs: number,
  ]
>("record_opt_out", "select record_opt_out($1, $2, $3, $4, $5, $6) as heard");

export function openOptOuts({ pool, keyring, clock, commits }: Inside): OptOutStore {
  return {
    async record({ channel, dedupeKey, threadKey, optedOut, saidAt }) {
      const key = keyring.hash("dedupe", dedupeKey);
      const thread = threadHash(keyring, channel, threadKey);
      const now = clock();
      // A provider's clock that runs ahead would make this word the last one for as long as it does.
      const said = saidAt === null ? null : Math.min(saidAt, now);
      const [row] = await recordOptOut(pool, channel, key, thread, optedOut, said, now);
      if (row?.heard === true) commits.happened();
    },
  };
}
