import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useDoings } from "../keys/doings.ts";
import { useStore } from "../store/store.ts";
import { pending, type PendingEntry } from "./pending.ts";
import { attest } from "./send.ts";

/**
 * Gives their author's word by a key that words tell nothing of another person: of the words on their way that have the focus, else
 * of the last of these that owe it, and where none does of what is written now, which leaves with it. `submit`: `null` while nothing
 * can.
 */
export function useAttest(contact: ContactId, submit: (() => void) | null): void {
  const owing = useStore(pending).filter(
    (entry) => entry.contact === contact && entry.refusal?.owes !== undefined,
  );
  const run = owing.length > 0 ? () => void attestOne(owing) : submit;
  useDoings({
    "contact.attest": run === null ? { reason: t`There is nothing to send.` } : { run },
  });
}

async function attestOne(owing: readonly PendingEntry[]): Promise<void> {
  const focused = document.activeElement?.closest("article")?.getAttribute("aria-labelledby");
  const one = owing.find(({ id }) => `entry-${id}` === focused) ?? owing.at(-1);
  if (one !== undefined) await attest(one);
}
