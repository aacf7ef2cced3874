import type { MessageId } from "@holdfast/case-schema";
import type { Problem } from "../form/check-step.ts";
import { deletePage, erasePage } from "../pages/delete.ts";
import { frameIn, type Answer, type Desk } from "./desk.ts";
import { one, showNew, type ReturnTurn, type Thread } from "./thread.ts";

/** Offers what of theirs can be deleted. */
export async function offerDeletion(
  desk: Desk,
  turn: ReturnTurn,
  thread: Thread,
  problems: readonly Problem[],
): Promise<Answer> {
  const { code, opened } = thread;
  if (opened.own.length === 0) return showNew(desk, turn, thread, "delete.nothing");
  const page = deletePage(frameIn(desk, turn.language), {
    code,
    own: opened.own,
    now: desk.host.clock(),
    problems,
  });
  return { status: problems.length > 0 ? 422 : 200, page };
}

/** Asks once more about what they chose, or to choose. */
export async function choose(desk: Desk, turn: ReturnTurn, thread: Thread): Promise<Answer> {
  const what = chosen(turn, thread);
  if (what === null) return offerDeletion(desk, turn, thread, [{ field: "what", text: "delete.choose" }]);
  return { status: 200, page: erasePage(frameIn(desk, turn.language), thread.code, what) };
}

/** Deletes it. */
export async function erase(desk: Desk, turn: ReturnTurn, thread: Thread): Promise<Answer> {
  const what = chosen(turn, thread);
  // Pressed twice, it is gone already: what they wanted is so, and the page says that.
  if (what !== null) await thread.conversation.withdraw(what);
  return showNew(desk, turn, thread, "erase.done");
}

/** What they chose to delete, if it is theirs to delete. */
function chosen(turn: ReturnTurn, { opened }: Thread): MessageId | "everything" | null {
  const what = one(turn, "what");
  if (what === "everything") return what;
  return opened.own.find((words) => words.id === what)?.id ?? null;
}
