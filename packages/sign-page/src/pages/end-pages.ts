import type { Html } from "@holdfast/neutral-page";
import { html } from "hono/html";
import { heading, page, type Frame } from "./page.ts";

/** What was answered, and that nothing is left to do. Of what stood there it repeats nothing (SG4). */
export function donePage(frame: Frame, answered: "signed" | "declined"): Html {
  const { say } = frame;
  return page(
    frame,
    html`${heading(say(`${answered}.heading`))}
      <p>${say(`${answered}.kept`)}</p>
      <p>${say("done.leave")}</p>`,
  );
}

/** One sentence, and the way back. Nothing that was sent is repeated. */
export function refusedPage(frame: Frame, why: "refused.unread" | "refused.broken"): Html {
  const { say } = frame;
  return page(
    frame,
    html`${heading(say("refused.heading"))}
      <p data-why>${say(why)}</p>
      <p><a href="${frame.address}">${say("refused.again")}</a></p>`,
  );
}
