import { html } from "hono/html";
import type { Html } from "../document/html.ts";
import { groupReturnCode, spellReturnCode, type ReturnCode } from "../return-code/return-code.ts";
import { heading } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { layout } from "./layout.ts";
import { soon } from "./promise.ts";

/** It is stored; here is the code, this once. */
export function sentPage(frame: Frame, code: ReturnCode): Html {
  const { say } = frame;
  const body = html`${heading(say("sent.heading"))}
    <p>${say("sent.lead")} ${soon(frame)}</p>
    <section class="card calm" aria-labelledby="code">
      <h2 id="code">${say("sent.code")}</h2>
      <p class="code" aria-hidden="true">${groupReturnCode(code)}</p>
      <p class="vh">${say("sent.spelled", { code: spellReturnCode(code) })}</p>
      <p>${say("sent.once")}</p>
    </section>
    <p>${say("sent.use")}</p>`;
  return layout(frame, { title: say("title.form"), body });
}
