import type { Html } from "@holdfast/neutral-page";
import { html } from "hono/html";
import { form, heading, page, type Frame } from "./page.ts";

/** Where the code is typed. It is the same page for whatever opens nothing: wrong, used, run out or never been (SG3). */
export function codePage(frame: Frame, opensNothing: boolean, typed = ""): Html {
  const { say } = frame;
  const wrong = opensNothing
    ? html`<p class="wrong" id="code-wrong" role="alert">${say("code.nothing")}</p>`
    : "";
  const described = opensNothing ? "code-wrong code-hint" : "code-hint";
  const content = html`<label class="label" for="code">${say("code.label")}</label>
    <p class="hint" id="code-hint">${say("code.hint")}</p>
    ${wrong}<input
      type="text"
      id="code"
      name="code"
      class="code"
      value="${typed}"
      inputmode="numeric"
      maxlength="40"
      autocomplete="off"
      autocapitalize="off"
      data-lpignore="true"
      data-1p-ignore
      spellcheck="false"
      aria-describedby="${described}"
      ${opensNothing ? html`aria-invalid="true"` : ""}
    />
    <div class="row"><button class="main" name="go" value="open">${say("code.open")}</button></div>`;
  const body = html`${heading(say("code.heading"), opensNothing)}
    <p>${say("code.leave")}</p>
    ${form(frame, "code", content)}`;
  // Enter presses the first button of a form: before the code is typed no other language may be it.
  return page(frame, body, "footer");
}
