import type { OwnWords } from "@holdfast/channel-kit";
import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { Problem } from "../form/check-step.ts";
import type { ReturnCode } from "../return-code/return-code.ts";
import { ago } from "./ago.ts";
import { buttons, choice, form, heading, hidden, problemAt, problemSummary } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";
import { shorten } from "./shorten.ts";

/** As many single messages as one small page can offer; older ones go with everything, or when newer ones are gone. */
const OFFERED_MAX = 30;
const SNIPPET_MAX = 200;

/** What can be deleted: one message, or everything. Words stay folded away until asked for. */
export function deletePage(
  frame: Frame,
  input: { code: ReturnCode; own: readonly OwnWords[]; now: number; problems: readonly Problem[] },
): Html {
  const { say } = frame;
  const { problems, own, now } = input;
  const offered = own.slice(-OFFERED_MAX).toReversed();
  const choices = html`<fieldset id="what" tabindex="-1">
    <legend class="vh">${say("delete.heading")}</legend>
    ${problemAt("what", say, problems)}${offered.map(
      (words) =>
        html`${choice({ kind: "radio", name: "what", value: words.id, text: say("delete.one", { ago: ago(say, words.at, now) }), checked: false })}
          <details>
            <summary>${say("delete.show")}</summary>
            <p class="words">${shorten(words.text, SNIPPET_MAX)}</p>
          </details>`,
    )}${choice({ kind: "radio", name: "what", value: "everything", text: say("delete.everything"), checked: false })}
  </fieldset>`;
  const body = html`${problemSummary(say, problems)}${heading(say("delete.heading"), problems)}
  ${form("delete", frame, html`${hidden("key", input.code)}${choices}${buttons(say, { go: "choose", text: say("next") }, "again")}`)}`;
  return layout(frame, { head: HEAD, title: say("title.form"), body });
}

/** Asks once more, because it cannot be undone. */
export function erasePage(frame: Frame, code: ReturnCode, what: string): Html {
  const { say } = frame;
  const chosen = say(what === "everything" ? "erase.what.everything" : "erase.what.one");
  const body = html`${heading(say("erase.heading"))}
    <p>${chosen} ${say("erase.lead")}</p>
    ${form(
      "erase",
      frame,
      html`${hidden("key", code)}${hidden("what", what)}
        <div class="row">
          <button class="main" name="go" value="again">${say("erase.no")}</button
          ><button name="go" value="erase">${say("erase.yes")}</button>
        </div>`,
    )}`;
  return layout(frame, { head: HEAD, title: say("title.form"), body });
}
