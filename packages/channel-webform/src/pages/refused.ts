import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { TextId } from "../texts/texts.ts";
import { heading } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";

/** One sentence, and the way back to the start. Nothing that was sent is repeated. */
export function refusedPage(frame: Frame, why: TextId): Html {
  const { say } = frame;
  const body = html`${heading(say("refused.heading"))}
    <p data-why>${say(why)}</p>
    <p><a href="/reach">${say("refused.again")}</a></p>`;
  return layout(frame, { head: HEAD, title: say("title.form"), body });
}
