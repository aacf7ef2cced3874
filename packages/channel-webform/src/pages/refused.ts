import { html } from "hono/html";
import type { Html } from "../document/html.ts";
import type { TextId } from "../texts/texts.ts";
import { heading } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { layout } from "./layout.ts";

/** One sentence, and the way back to the start. Nothing that was sent is repeated. */
export function refusedPage(frame: Frame, why: TextId): Html {
  const { say } = frame;
  const body = html`${heading(say("refused.heading"))}
    <p data-why>${say(why)}</p>
    <p><a href="/reach">${say("refused.again")}</a></p>`;
  return layout(frame, { title: say("title.form"), body });
}
