import { t } from "@lingui/core/macro";
import { useDoings } from "../keys/doings.ts";
import type { PendingEntry } from "./pending.ts";
import { attest } from "./send.ts";

/** Gives their author's word by a key for the first of these words that owe it. */
export function useAttest(onTheWay: readonly PendingEntry[]): void {
  const owing = onTheWay.find(({ refusal }) => refusal?.owes !== undefined);
  useDoings({
    "contact.attest":
      owing === undefined
        ? { reason: t`Nothing here waits for your word.` }
        : { run: () => void attest(owing) },
  });
}
