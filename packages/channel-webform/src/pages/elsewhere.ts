import type { Html } from "@holdfast/neutral-page";
import { html } from "hono/html";
import { callLink } from "./call-link.ts";
import type { Frame } from "./frame.ts";

/** Where somebody answers now, while another line is told of to whoever waits (WF27); nothing otherwise. */
export function elsewhere({ say, waits }: Frame): Html | "" {
  if (waits.elsewhere === null) return "";
  return html`<p>${say("start.help.elsewhere")} ${callLink(waits.elsewhere)}</p>`;
}
