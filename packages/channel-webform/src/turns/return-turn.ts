import { MESSAGE_LENGTH_MAX, type Language, type MessageId } from "@holdfast/case-schema";
import type { Conversation, Opened } from "@holdfast/channel-kit";
import type { Problem } from "../form/check-step.ts";
import { onceKey } from "../form/first-message.ts";
import type { Fields } from "../form/read-fields.ts";
import { deletePage, erasePage } from "../pages/delete.ts";
import { openedPage, type OpenedSheet } from "../pages/opened.ts";
import { returnPage } from "../pages/return.ts";
import { readReturnCode, type ReturnCode } from "../return-code/return-code.ts";
import type { TextId } from "../texts/texts.ts";
import { frameIn, noteFailure, type Answer, type Desk } from "./desk.ts";
import { fitting } from "./fitting.ts";

const PAGES = ["return", "opened", "delete", "erase"];

/** The pages behind a return code, and the one on which it is typed. */
export function isReturnPage(name: string): boolean {
  return PAGES.includes(name);
}

interface ReturnTurn {
  readonly at: string;
  readonly go: string;
  readonly fields: Fields;
  readonly language: Language;
}

/** A thread that its code has opened just now. */
interface Thread {
  readonly code: ReturnCode;
  readonly conversation: Conversation;
  readonly opened: Extract<Opened, { kind: "open" }>;
}

/** One button pressed on a page behind a return code; `null` when it is none of these pages' buttons. */
export async function returnTurn(desk: Desk, request: Request, turn: ReturnTurn): Promise<Answer | null> {
  const typed = one(turn, "entered");
  if (turn.at === "return" && turn.go !== "open") return null;
  const code = readReturnCode(turn.at === "return" ? typed : one(turn, "key"));
  if (code === null) return turn.at === "return" ? askAgain(desk, turn, typed, "return.mistyped") : null;
  const conversation = desk.host.conversation(code, request);
  if (turn.go === "more") return more(desk, turn, code, conversation);
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

function one(turn: ReturnTurn, name: string): string {
  return turn.fields.get(name)?.[0] ?? "";
}

function askAgain(desk: Desk, { language }: ReturnTurn, typed: string, text: TextId): Answer {
  return { status: 422, page: returnPage(frameIn(desk, language), typed, [{ field: "entered", text }]) };
}

function drawOpened(desk: Desk, turn: ReturnTurn, code: ReturnCode, sheet: Partial<OpenedSheet>) {
  return openedPage(frameIn(desk, turn.language), {
    code,
    token: Buffer.from(desk.host.random(9)).toString("base64url"),
    now: desk.host.clock(),
    replies: [],
    count: null,
    which: "new",
    more: false,
    earlier: false,
    notice: null,
    draft: { words: "", danger: false },
    problems: [],
    ...sheet,
  });
}

async function showNew(
  desk: Desk,
  turn: ReturnTurn,
  { code, conversation, opened }: Thread,
  notice: OpenedSheet["notice"],
): Promise<Answer> {
  const fresh = opened.replies.filter((reply) => !reply.seen);
  const replies = fitting(fresh);
  if (replies.length > 0) await conversation.markSeen(replies.map((reply) => reply.id));
  const sheet = {
    replies,
    count: fresh.length,
    more: fresh.length > replies.length,
    earlier: opened.replies.some((reply) => reply.seen),
    notice,
  };
  return { status: 200, page: drawOpened(desk, turn, code, sheet) };
}

/** Asked for by a button only: the newest replies that fit, in the order they were written. */
async function showAll(desk: Desk, turn: ReturnTurn, { code, conversation, opened }: Thread): Promise<Answer> {
  const replies = fitting(opened.replies.toReversed()).toReversed();
  const fresh = replies.filter((reply) => !reply.seen);
  if (fresh.length > 0) await conversation.markSeen(fresh.map((reply) => reply.id));
  return { status: 200, page: drawOpened(desk, turn, code, { replies, count: opened.replies.length, which: "all" }) };
}

async function more(desk: Desk, turn: ReturnTurn, code: ReturnCode, conversation: Conversation): Promise<Answer> {
  const words = one(turn, "more");
  const danger = one(turn, "urgent") === "1";
  const mend = (status: 422 | 503, problem: Omit<Problem, "field">): Answer => {
    const sheet = { token: one(turn, "token").slice(0, 64), draft: { words, danger }, problems: [{ field: "more", ...problem }] };
    return { status, page: drawOpened(desk, turn, code, sheet) };
  };
  if (words.trim() === "" && !danger) return mend(422, { text: "opened.more.empty" });
  if (words.length > MESSAGE_LENGTH_MAX) return mend(422, { text: "words.long", values: { max: MESSAGE_LENGTH_MAX } });
  try {
    // Opened first: writing to a key that opens nothing would begin a new thread under it.
    const opened = await conversation.open();
    if (opened.kind !== "open") return askAgain(desk, turn, "", "return.nothing");
    const written = await conversation.write({
      dedupeKey: onceKey(code, one(turn, "token"), JSON.stringify([words, danger])),
      text: words.trim() === "" ? frameIn(desk, turn.language).say("opened.more.danger") : words,
      danger,
      language: turn.language,
      reach: null,
      lowTrust: one(turn, "subject") !== "",
    });
    if (written.kind === "stored") return await showNew(desk, turn, { code, conversation, opened }, "opened.added");
    return written.reason === "expired"
      ? askAgain(desk, turn, "", "return.nothing")
      : mend(422, { text: "words.long", values: { max: MESSAGE_LENGTH_MAX } });
  } catch (error) {
    noteFailure(desk, "webform_write_failed", error);
    return mend(503, { text: "review.unsaved" });
  }
}

async function offerDeletion(
  desk: Desk,
  turn: ReturnTurn,
  thread: Thread,
  problems: readonly Problem[],
): Promise<Answer> {
  const { code, opened } = thread;
  if (opened.own.length === 0) return showNew(desk, turn, thread, "delete.nothing");
  const page = deletePage(frameIn(desk, turn.language), { code, own: opened.own, now: desk.host.clock(), problems });
  return { status: problems.length > 0 ? 422 : 200, page };
}

async function choose(desk: Desk, turn: ReturnTurn, thread: Thread): Promise<Answer> {
  const what = chosen(turn, thread);
  if (what === null) return offerDeletion(desk, turn, thread, [{ field: "what", text: "delete.choose" }]);
  return { status: 200, page: erasePage(frameIn(desk, turn.language), thread.code, what) };
}

async function erase(desk: Desk, turn: ReturnTurn, thread: Thread): Promise<Answer> {
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
