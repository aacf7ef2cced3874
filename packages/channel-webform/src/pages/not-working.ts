import type { Medium } from "@holdfast/case-schema";
import type { Way } from "@holdfast/channel-kit";
import { html } from "hono/html";
import type { Html } from "@holdfast/neutral-page";
import type { TextId } from "../texts/texts.ts";
import type { Frame } from "./frame.ts";

/** What is said of a medium that does not work. Another form is none of the reader's business. */
const SENTENCES: Readonly<Record<Medium, TextId | null>> = {
  text: "start.down.text",
  voice: "start.down.voice",
  email: "start.down.email",
  form: null,
};

/** Whether a line of this medium is down. */
export function isDown(medium: Medium, ways: readonly Way[]): boolean {
  return ways.some((way) => way.medium === medium && way.downSince !== null);
}

/** Which other ways do not work now, and that this one does (WF24); nothing when all do. */
export function notWorking({ say, ways }: Frame): Html | "" {
  const sentences = ways.flatMap(({ medium }) => {
    const text = isDown(medium, ways) ? SENTENCES[medium] : null;
    return text === null ? [] : [say(text)];
  });
  if (sentences.length === 0) return "";
  return html`<p class="card calm">${sentences.join(" ")} ${say("start.down.works")}</p>`;
}
