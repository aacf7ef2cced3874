import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { Visit } from "../form/visit.ts";
import { carried, form } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";
import { callLink } from "./call-link.ts";
import { elsewhere } from "./elsewhere.ts";
import { isDown, notWorking } from "./not-working.ts";

/** The interruption before anything is asked: how to leave, what leaving cannot do, and other ways to get help. */
export function startPage(frame: Frame, visit: Visit): Html {
  const { say, exitUrl } = frame;
  const site = exitUrl.host;
  const body = html`<h1>${say("start.heading")}</h1>
    <section class="card calm">
      <p>${say("start.exit", { site })}</p>
      <p>${say("start.limits")}</p>
    </section>
    <details>
      <summary>${say("start.clear")}</summary>
      <ul>
        <li>${say("start.clear.phone")}</li>
        <li>${say("start.clear.computer")}</li>
        <li>${say("start.clear.only")}</li>
        <li>${say("start.clear.private")}</li>
      </ul>
    </details>
    <details>
      <summary>${say("start.watched")}</summary>
      <ul>
        <li>${say("start.watched.spyware")}</li>
        <li>${say("start.watched.shared")}</li>
        <li>${say("start.watched.other")}</li>
      </ul>
    </details>
    ${notWorking(frame)}${otherHelp(frame)}
    ${form(
      "start",
      frame,
      html`${carried(visit, [])}
        <div class="row">
          <button class="main" name="go" value="to-promise">${say("next")}</button
          ><button name="go" value="to-return">${say("start.code")}</button>
        </div>`,
    )}`;
  return layout(frame, { head: HEAD, title: say("title.form"), body, languages: "header" });
}

/** Without the number of a line that is down: whoever wrote there would wait for nobody. */
function otherHelp(frame: Frame): Html {
  const { say, config, ways } = frame;
  const callNumber = isDown("voice", ways) ? undefined : config.callNumber;
  const textNumber = isDown("text", ways) ? undefined : config.textNumber;
  return html`<section class="card">
    <h2>${say("start.help")}</h2>
    <p>${say("start.help.emergency")} ${callLink(config.emergencyNumber)}</p>
    ${
      callNumber ? html`<p>${say("start.help.call")} ${callLink(callNumber)}</p>` : ""
    }${elsewhere(frame)}${textNumber ? html`<p>${say("start.help.text")} <span class="call">${textNumber}</span></p>` : ""}
  </section>`;
}
