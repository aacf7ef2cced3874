import type { Language } from "@holdfast/case-schema";
import type { Conversation, Opened } from "@holdfast/channel-kit";
import type { Fields } from "@holdfast/neutral-page";
import { openedPage, type OpenedSheet } from "../pages/opened.ts";
import { returnPage } from "../pages/return.ts";
import type { ReturnCode } from "../return-code/return-code.ts";
import type { TextId } from "../texts/texts.ts";
import { frameIn, type Answer, type Desk } from "./desk.ts";
import { fitting } from "./fitting.ts";

/** One button pressed on a page behind a return code, with what was posted. Personal data. */
export interface ReturnTurn {
  readonly at: string;
  readonly go: string;
  readonly fields: Fields;
  readonly language: Language;
}

/** A thread that its code has opened just now. */
export interface Thread {
  readonly code: ReturnCode;
  readonly conversation: Conversation;
  readonly opened: Extract<Opened, { kind: "open" }>;
}

/** A field's first value; empty when it was not sent. */
export function one(turn: ReturnTurn, name: string): string {
  return turn.fields.get(name)?.[0] ?? "";
}

/** The page for a code again, with what was typed and why it did not open. */
export function askAgain(desk: Desk, { language }: ReturnTurn, typed: string, text: TextId): Answer {
  return { status: 422, page: returnPage(frameIn(desk, language), typed, [{ field: "entered", text }]) };
}

/** The opened page; whatever `sheet` leaves out is empty. */
export function drawOpened(desk: Desk, turn: ReturnTurn, code: ReturnCode, sheet: Partial<OpenedSheet>) {
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

/** New replies, as many as fit; from now on they count as shown. */
export async function showNew(
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
export async function showAll(
  desk: Desk,
  turn: ReturnTurn,
  { code, conversation, opened }: Thread,
): Promise<Answer> {
  const replies = fitting(opened.replies.toReversed()).toReversed();
  const fresh = replies.filter((reply) => !reply.seen);
  if (fresh.length > 0) await conversation.markSeen(fresh.map((reply) => reply.id));
  return {
    status: 200,
    page: drawOpened(desk, turn, code, { replies, count: opened.replies.length, which: "all" }),
  };
}
