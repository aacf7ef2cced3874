import { html } from "hono/html";
import type { Html } from "../document/html.ts";

/** A number that a phone can dial with one press. */
export function callLink(number: string): Html {
  return html`<a class="call" href="tel:${number.replaceAll(/[^+*#0-9]/g, "").replaceAll("#", "%23")}"
    >${number}</a
  >`;
}
