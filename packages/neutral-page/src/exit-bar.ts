import { html } from "hono/html";
import type { Html } from "./html.ts";
import type { PageFrame } from "./page-frame.ts";

/** Quick exit: first in tab order, and a plain link to our own `/exit` where there is no script. */
export function exitBar({ say, exitUrl }: PageFrame): Html {
  const says = (["exit.two", "exit.one", "exit.leaving", "exit.stopped"] as const).map((id) => say(id));
  return html`<aside
    id="exit"
    aria-label="${say("exit.label")}"
    data-to="${exitUrl.href}"
    data-says="${says.join("|")}"
  >
    <span aria-hidden="true"><i>●</i><i>●</i><i>●</i></span
    ><a href="/exit" rel="nofollow noreferrer">${say("exit.button")}</a><span role="status" class="vh"></span>
  </aside>`;
}
