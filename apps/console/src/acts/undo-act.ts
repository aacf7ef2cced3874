import type { UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { makeMove } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { actWords } from "./act-words.ts";
import { undoOf, type Act } from "./act.ts";
import { noteState } from "./acts-store.ts";

/** Puts things back as they were before an act, from how they stand now, and says what came of it. */
export async function undoAct(act: Act, me: UserId): Promise<void> {
  const row = rowOf(queue.get(), act.contact);
  const undo = undoOf(act, row, me, serverNow());
  if (undo.kind !== "move" || row === null || act.state.kind === "undoing") return;
  noteState(act.id, { kind: "undoing" });
  const outcome = await makeMove(act.contact, row.version, undo.move);
  if (outcome.kind === "moved") {
    noteState(act.id, { kind: "undone" });
    void refreshContact(act.contact);
    const words = actWords(act);
    say(act, () => t`Undone: ${words}`);
    return;
  }
  const words =
    outcome.kind === "taken" ? hasThisWords(outcome.by, outcome.since, serverNow()) : outcome.words;
  noteState(act.id, { kind: "refused", words });
  say(act, () => words);
}

function say(act: Act, words: () => string): void {
  announce({ kind: `undo:${String(act.id)}`, urgency: "polite", words });
}
