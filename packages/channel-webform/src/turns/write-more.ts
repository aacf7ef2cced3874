import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import type { Conversation } from "@holdfast/channel-kit";
import type { Problem } from "../form/check-step.ts";
import { DANGER_NOW, onceKey } from "../form/first-message.ts";
import type { ReturnCode } from "../return-code/return-code.ts";
import { frameIn, noteFailure, type Answer, type Desk } from "./desk.ts";
import { askAgain, drawOpened, one, showNew, type ReturnTurn } from "./thread.ts";

/** Adds what they write to their thread. A page that asks for mending keeps their words and its own token. */
export async function writeMore(
  desk: Desk,
  turn: ReturnTurn,
  code: ReturnCode,
  conversation: Conversation,
): Promise<Answer> {
  const words = one(turn, "more");
  const danger = one(turn, "urgent") === "1";
  const mend = (status: 422 | 503, problem: Omit<Problem, "field">): Answer => {
    const sheet = {
      token: one(turn, "token").slice(0, 64),
      draft: { words, danger },
      problems: [{ field: "more", ...problem }],
    };
    return { status, page: drawOpened(desk, turn, code, sheet) };
  };
  if (words.trim() === "" && !danger) return mend(422, { text: "opened.more.empty" });
  if (words.length > MESSAGE_LENGTH_MAX)
    return mend(422, { text: "words.long", values: { max: MESSAGE_LENGTH_MAX } });
  try {
    // Opened first: writing to a key that opens nothing would begin a new thread under it.
    const opened = await conversation.open();
    if (opened.kind !== "open") return askAgain(desk, turn, "", "return.nothing");
    const written = await conversation.write({
      dedupeKey: onceKey(code, one(turn, "token"), JSON.stringify([words, danger])),
      text: words.trim() === "" ? frameIn(desk, turn.language).say("opened.more.danger") : words,
      danger,
      raise: danger ? DANGER_NOW : null,
      language: turn.language,
      reach: null,
      lowTrust: one(turn, "subject") !== "",
    });
    if (written.kind === "stored")
      return await showNew(desk, turn, { code, conversation, opened }, "opened.added");
    return written.reason === "expired"
      ? askAgain(desk, turn, "", "return.nothing")
      : mend(422, { text: "words.long", values: { max: MESSAGE_LENGTH_MAX } });
  } catch (error) {
    noteFailure(desk, "webform_write_failed", error);
    return mend(503, { text: "review.unsaved" });
  }
}
