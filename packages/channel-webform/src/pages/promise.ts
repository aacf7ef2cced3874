import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { Visit } from "../form/visit.ts";
import { elsewhere } from "./elsewhere.ts";
import { buttons, carried, form, heading } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";

/** Before the first question: what stays private and when it cannot, how soon an answer comes, what to do meanwhile. */
export function promisePage(frame: Frame, visit: Visit): Html {
  const { say, config } = frame;
  const body = html`${heading(say("promise.heading"))}
    <p>${say("promise.name")}</p>
    <section class="card">
      <p>${say("promise.but")}</p>
      <ul>
        <li>${say("promise.harm")}</li>
        <li>${say("promise.minor")}</li>
        <li>${say("promise.life")}</li>
      </ul>
      <p>${say("promise.reports")}</p>
    </section>
    <h2>${say("promise.soon")}</h2>
    <p>${soon(frame)}</p>
    ${elsewhere(frame)}
    <p>${say("promise.soon.where")}</p>
    <h2>${say("promise.emergency")}</h2>
    <p>${say("promise.emergency.call", { number: config.emergencyNumber })}</p>
    <p class="muted">${say("promise.skip")}</p>
    ${form("promise", frame, html`${carried(visit, [])}${buttons(say, { go: "to-danger", text: say("next") }, "to-start")}`)}`;
  return layout(frame, { head: HEAD, title: say("title.form"), body, languages: "footer" });
}

/** How soon an answer comes, in whole hours where that is exact; while it takes longer than usual, no hours. */
export function soon({ say, config, waits }: Frame): string {
  if (waits.areLonger) return say("promise.soon.longer");
  const minutes = config.answerWithinMinutes;
  return minutes % 60 === 0
    ? say("promise.soon.hours", { count: minutes / 60 })
    : say("promise.soon.minutes", { count: minutes });
}
