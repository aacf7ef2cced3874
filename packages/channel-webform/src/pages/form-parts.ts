import { html } from "hono/html";
import type { Html } from "@holdfast/neutral-page";
import { answerFields } from "../form/answers.ts";
import type { Problem } from "../form/check-step.ts";
import type { Visit } from "../form/visit.ts";
import type { Say } from "../texts/texts.ts";
import type { Frame } from "./frame.ts";

/** The one form of a page. Its address is the page's own, so that the history learns nothing. */
export function form(at: string, frame: Frame, content: Html): Html {
  return html`<form id="form" method="post" action="/reach" autocomplete="off" novalidate>
    ${hidden("at", at)}${hidden("lang", frame.language)}${content}
  </form>`;
}

/** One value that travels with the form unseen. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** The visit's state but for the fields that the page itself shows, and the honeypot, which nobody can see or reach. */
export function carried(visit: Visit, shown: readonly string[]): Html {
  const answers = answerFields(visit.answers).filter(([name]) => !shown.includes(name));
  return html`${hidden("born", visit.born)}${hidden("code", visit.code)}${hidden("challenge", visit.challenge)}${answers.map(([name, value]) => hidden(name, value))}
    <p hidden>
      <label>Subject <input name="subject" value="${visit.bait}" tabindex="-1" autocomplete="off" /></label>
    </p>`;
}

/** The main button, then the way back: Enter in a field presses the first. */
export function buttons(say: Say, main: { go: string; text: string }, back: string | null): Html {
  return html`<div class="row">
    <button class="main" name="go" value="${main.go}">${main.text}</button
    >${back === null ? "" : html`<button name="go" value="${back}">${say("back")}</button>`}
  </div>`;
}

/** The heading takes the focus on every page but the first, where quick exit must be the first thing reached. */
export function heading(text: string, problems: readonly Problem[] = []): Html {
  return problems.length > 0
    ? html`<h1 tabindex="-1">${text}</h1>`
    : html`<h1 tabindex="-1" autofocus>${text}</h1>`;
}

/** What must be mended, on top, each with a link to its field. */
export function problemSummary(say: Say, problems: readonly Problem[]): Html | "" {
  if (problems.length === 0) return "";
  return html`<section class="danger" role="alert" tabindex="-1" autofocus aria-labelledby="problems">
    <h2 id="problems">${say("problem.heading")}</h2>
    <ul>
      ${problems.map((problem) => html`<li><a href="#${problem.field}">${say(problem.text, problem.values)}</a></li>`)}
    </ul>
  </section>`;
}

/** The same sentence at the field itself. */
export function problemAt(field: string, say: Say, problems: readonly Problem[]): Html | "" {
  const found = problems.find((problem) => problem.field === field);
  return found ? html`<p class="wrong" id="${field}-wrong">${say(found.text, found.values)}</p>` : "";
}

/** Attributes of a text field: what describes it, and whether it must be mended. */
export function described(field: string, problems: readonly Problem[], { hint } = { hint: true }): Html {
  const wrong = problems.some((problem) => problem.field === field);
  const ids = [...(wrong ? [`${field}-wrong`] : []), ...(hint ? [`${field}-hint`] : [])];
  return html`${ids.length > 0 ? html`aria-describedby="${ids.join(" ")}"` : ""}${wrong ? html` aria-invalid="true"` : ""}`;
}

/** A radio button or checkbox with its words as one large target. */
export function choice(input: {
  kind: "radio" | "checkbox";
  name: string;
  value: string;
  text: string;
  checked: boolean;
  id?: string;
}): Html {
  const id = input.id === undefined ? "" : html` id="${input.id}"`;
  return html`<label class="choice"
    ><input
      type="${input.kind}"
      name="${input.name}"
      value="${input.value}"
      ${id}${input.checked ? " checked" : ""}
    /><span>${input.text}</span></label
  >`;
}
