import type { ContactId, OptOutKind, UserId } from "@holdfast/case-schema";
import { findThread } from "../mail/thread-names.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { Inside } from "../store/inside.ts";
import { recordOptOut, stateOptOut } from "./opt-out-statements.ts";
import type { OptOutStated, OptOutStore } from "./opt-out-store.ts";

export function openOptOuts({ pool, keyring, clock, commits }: Inside): OptOutStore {
  const announce = ([row]: readonly { readonly heard: boolean }[]): void => {
    if (row?.heard === true) commits.happened();
  };
  const state =
    (kind: OptOutKind) =>
    async ({ contactId, by }: { contactId: ContactId; by: UserId }): Promise<OptOutStated> => {
      const [row] = await stateOptOut(pool, contactId, by, kind, clock());
      if (row === undefined) throw new Error("what was said is always answered");
      if (row.kind === "not_holder") return { kind: "not_holder", holder: row.holder };
      if (row.kind === "not_found" || row.version === null) return { kind: "not_found" };
      commits.happened();
      return { kind: "kept", version: row.version };
    };
  return {
    async record({ channel, dedupeKey, threadKey, refs = [], kind, messageKey, edition, saidAt }) {
      const own = threadHash(keyring, channel, threadKey);
      const known =
        refs.length === 0
          ? null
          : await findThread(pool, channel, [...refs.map((each) => threadHash(keyring, channel, each)), own]);
      const now = clock();
      // A provider's clock that runs ahead would make this word the last one for as long as it does.
      const said = saidAt === null ? null : Math.min(saidAt, now);
      const key = keyring.hash("dedupe", dedupeKey);
      const message = messageKey === null ? null : keyring.hash("dedupe", messageKey);
      announce(await recordOptOut(pool, channel, key, known ?? own, kind, message, edition, said, now));
    },
    refusedInWords: state("refused_in_words"),
    agreedAnew: state("agreed_anew"),
  };
}
