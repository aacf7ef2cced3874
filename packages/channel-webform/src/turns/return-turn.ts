import { readReturnCode } from "../return-code/return-code.ts";
import { choose, erase, offerDeletion } from "./delete-words.ts";
import type { Answer, Desk } from "./desk.ts";
import { askAgain, one, showAll, showNew, type ReturnTurn, type Thread } from "./thread.ts";
import { writeMore } from "./write-more.ts";

const PAGES = ["return", "opened", "delete", "erase"];

/** The pages behind a return code, and the one on which it is typed. */
export function isReturnPage(name: string): boolean {
  return PAGES.includes(name);
}

/** One button pressed on a page behind a return code; `null` when it is none of these pages' buttons. */
export async function returnTurn(desk: Desk, request: Request, turn: ReturnTurn): Promise<Answer | null> {
  const typed = one(turn, "entered");
  if (turn.at === "return" && turn.go !== "open") return null;
  const code = readReturnCode(turn.at === "return" ? typed : one(turn, "key"));
  if (code === null) return turn.at === "return" ? askAgain(desk, turn, typed, "return.mistyped") : null;
  const conversation = desk.host.conversation(code, request);
  if (turn.go === "more") return writeMore(desk, turn, code, conversation);
  const opened = await conversation.open();
  if (opened.kind !== "open") return askAgain(desk, turn, typed, "return.nothing");
  const thread: Thread = { code, conversation, opened };
  switch (turn.go) {
    case "open":
    case "again":
      return showNew(desk, turn, thread, null);
    case "earlier":
      return showAll(desk, turn, thread);
    case "to-delete":
      return offerDeletion(desk, turn, thread, []);
    case "choose":
      return choose(desk, turn, thread);
    case "erase":
      return erase(desk, turn, thread);
    default:
      return null;
  }
}
