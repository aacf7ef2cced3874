import { html } from "hono/html";
import type { Html } from "@holdfast/neutral-page";
import type { Frame } from "./frame.ts";

/** A number that a phone can dial with one press. */
export function callLink(number: string): Html {
  return html`<a class="call" href="tel:${number.replaceAll(/[^+*#0-9]/g, "").replaceAll("#", "%23")}"
    >${number}</a
  >`;
}

/** "If you can, call 911 now.", with the number as a link. */
export function callNow({ say, config }: Frame): Html {
  const [before = "", after = ""] = say("danger.now", { number: "\n" }).split("\n");
  return html`${before}${callLink(config.emergencyNumber)}${after}`;
}
