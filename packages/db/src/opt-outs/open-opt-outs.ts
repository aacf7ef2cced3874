import { statement } from "../sql/statement.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { Inside } from "../store/inside.ts";
import type { OptOutStore } from "./opt-out-store.ts";

const recordOptOut = statement<
  Record<string, never>,
  [channel: string, threadKey: Buffer, optedOut: boolean, nowMs: number]
>("record_opt_out", "select from record_opt_out($1, $2, $3, $4)");

export function openOptOuts({ pool, keyring, clock }: Inside): OptOutStore {
  return {
    async record(channel, threadKey, optedOut) {
      await recordOptOut(pool, channel, threadHash(keyring, channel, threadKey), optedOut, clock());
    },
  };
}
