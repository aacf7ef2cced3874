import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import { groupReturnCode, spellReturnCode, type ReturnCode } from "../return-code/return-code.ts";
import { callNow } from "./call-link.ts";
import { elsewhere } from "./elsewhere.ts";
import { heading } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";
import { soon } from "./promise.ts";

/** It is stored; here is the code, this once. Whoever is in danger hears what holds for them, not the usual hours. */
export function sentPage(frame: Frame, code: ReturnCode, inDanger: boolean): Html {
  const { say } = frame;
  const body = html`${heading(say("sent.heading"))}
    <p>${say("sent.lead")} ${inDanger ? say("sent.danger") : soon(frame)}</p>
    ${
      inDanger
        ? html`<section class="danger">
            <p>${callNow(frame)}</p>
          </section>`
        : elsewhere(frame)
    }
    <section class="card calm" aria-labelledby="code">
      <h2 id="code">${say("sent.code")}</h2>
      <p class="code" aria-hidden="true">${groupReturnCode(code)}</p>
      <p class="vh">${say("sent.spelled", { code: spellReturnCode(code) })}</p>
      <p>${say("sent.once")}</p>
    </section>
    <p>${say("sent.use")}</p>`;
  return layout(frame, { head: HEAD, title: say("title.form"), body });
}
