import type { ContactId } from "@holdfast/case-schema";
import { QueueRow } from "@holdfast/wire";
import { ask, tell } from "../api/ask.ts";
import { learnRow } from "../live/learn-row.ts";
import { countLooks, lookCount } from "./look-count.ts";
import { looks } from "./looks-store.ts";
import { LooksDocument, PersonDocument, SeenDocument } from "./look-documents.ts";
import { changeLooks, type LookChange } from "./look-list.ts";

const change = (what: LookChange): void => looks.update((list) => changeLooks(list, what));

/** Asks for the newest, or for what comes after those that are shown. */
export async function loadLooks(isMore = false): Promise<void> {
  const before = isMore ? looks.get().next : null;
  const answer = await ask(LooksDocument, { before });
  if (answer.kind !== "data") return change({ kind: "failed" });
  const { looks: page, lookCount: count } = answer.data;
  lookCount.set(count);
  const read = page.looks.map((look) => ({ ...look, row: QueueRow.parse(look.row) }));
  change({ kind: "page", looks: read, next: page.next, isMore });
}

/** What somebody found a message to be. */
export type Verdict = "seen" | "person";

/** What came of saying so. */
export type Decided =
  | { readonly kind: "done" }
  /** Somebody was faster. */
  | { readonly kind: "already"; readonly by: string; readonly at: number; readonly verdict: Verdict }
  /** They wrote again, and that contact is open. */
  | { readonly kind: "elsewhere"; readonly id: ContactId; readonly number: number }
  | { readonly kind: "gone" | "unreachable" | "failed" };

/** Says what a message is. It leaves the list when that is settled, by whomever. */
export async function decideLook(messageId: string, verdict: Verdict): Promise<Decided> {
  const answer = await tell(verdict === "seen" ? SeenDocument : PersonDocument, { messageId });
  if (answer.kind !== "data") return { kind: answer.kind === "unreachable" ? "unreachable" : "failed" };
  const { decided } = answer.data;
  if (decided.__typename === "LookOpenElsewhere") {
    const { id, number } = QueueRow.parse(decided.row);
    return { kind: "elsewhere", id, number };
  }
  change({ kind: "decided", messageId });
  lookCount.update((count) => (count === null ? null : Math.max(0, count - 1)));
  // The count is bounded, and others decide too.
  void countLooks();
  switch (decided.__typename) {
    case "LookDecided":
      if (verdict === "person") learnRow(decided.row);
      return { kind: "done" };
    case "LookDecidedAlready":
      return { kind: "already", by: decided.by.name, at: decided.at, verdict: decided.verdict };
    case "NotFound":
      return { kind: "gone" };
  }
}
