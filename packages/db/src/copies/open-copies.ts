import { ChannelId, MessageId } from "@holdfast/case-schema";
import type { Inside } from "../store/inside.ts";
import { countCopies, forgetCopy, leaseCopies, retryCopy } from "./copy-statements.ts";
import type { CopyStore, ProviderCopyDue } from "./copy-store.ts";
import { refOf } from "./sealed-ref.ts";

export function openCopies({ pool, clock, owners }: Inside): CopyStore {
  return {
    async lease({ keptMs, channels, staying = [], leaseMs, most }) {
      const now = clock();
      const due: ProviderCopyDue[] = [];
      for (const row of await leaseCopies(pool, now, keptMs, channels, now + leaseMs, most, staying)) {
        const ref = refOf(owners, row);
        // Without a name there is nothing that the provider could be asked.
        if (ref === null) await forgetCopy(pool, row.message_id);
        else
          due.push({
            messageId: MessageId.parse(row.message_id),
            channel: ChannelId.parse(row.channel),
            ref,
            attempt: row.attempt,
          });
      }
      return due;
    },
    async forgotten(messageId) {
      await forgetCopy(pool, messageId);
    },
    async tryAgain(messageId, retryAt) {
      await retryCopy(pool, messageId, retryAt);
    },
    async count() {
      return (await countCopies(pool))[0]?.copies ?? 0;
    },
  };
}
