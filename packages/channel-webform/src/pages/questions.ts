import { ReachWay } from "@holdfast/case-schema";
import { html } from "hono/html";
import type { Html } from "@holdfast/neutral-page";
import type { Problem } from "../form/check-step.ts";
import type { Visit } from "../form/visit.ts";
import { choice, described, problemAt } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import type { StepContent } from "./step-page.ts";
import { textArea, textField } from "./text-fields.ts";
import { callNow } from "./call-link.ts";

type Question = (frame: Frame, visit: Visit, problems: readonly Problem[]) => StepContent;

/** Whether they are in danger now. Nothing is chosen for them. */
export const dangerQuestion: Question = ({ say }, { answers }) => ({
  heading: say("danger.heading"),
  before: html`<p class="hint" id="danger-hint">${say("danger.hint")}</p>`,
  fields: html`<fieldset id="danger" tabindex="-1" aria-describedby="danger-hint">
    <legend class="vh">${say("danger.heading")}</legend>
    ${(["yes", "no"] as const).map((value) =>
      choice({
        kind: "radio",
        name: "danger",
        value,
        text: say(`danger.${value}`),
        checked: answers.danger === value,
      }),
    )}
  </fieldset>`,
});

/** What is happening: the one question that wants an answer, be it "I can't write". */
export const wordsQuestion: Question = (frame, { answers }, problems) => ({
  heading: frame.say("words.heading"),
  before: answers.danger === "yes" ? dangerNow(frame) : "",
  fields: html`<p class="hint" id="words-hint">${frame.say("words.hint")}</p>
    ${problemAt("words", frame.say, problems)}${textArea({ id: "words", label: frame.say("words.heading"), hideLabel: true, value: answers.words, attributes: described("words", problems) })}${choice(
      { kind: "checkbox", name: "mute", value: "1", text: frame.say("words.mute"), checked: answers.mute },
    )}`,
});

/** Ways they may be reached, or none. */
export const waysQuestion: Question = ({ say }, { answers }, problems) => ({
  heading: say("ways.heading"),
  before: html`<p class="hint" id="ways-hint">${say("ways.hint")}</p>`,
  fields: html`<fieldset id="ways" tabindex="-1" aria-describedby="ways-wrong ways-hint">
    <legend class="vh">${say("ways.heading")}</legend>
    ${problemAt("ways", say, problems)}${ReachWay.options.map((way) =>
      choice({
        kind: "checkbox",
        name: "way",
        value: way,
        text: say(`ways.${way}`),
        checked: answers.ways.includes(way),
      }),
    )}
    <div class="or">
      ${choice({ kind: "checkbox", name: "none", value: "1", text: say("ways.none"), checked: answers.noContact })}
    </div>
  </fieldset>`,
});

/** Number or mailbox, safe times, and whether a message may be left: never assumed. */
export const detailsQuestion: Question = ({ say }, { answers }, problems) => ({
  heading: say("details.heading"),
  before: html`<p class="hint">${say("details.hint")}</p>`,
  fields: html`${(["address", "times"] as const).map((id) =>
      textField({
        id,
        label: say(`details.${id}`),
        hint: say(`details.${id}.hint`),
        problem: problemAt(id, say, problems),
        value: answers[id],
        attributes: described(id, problems),
      }),
    )}
    <fieldset aria-describedby="leave-hint">
      <legend>${say("details.leave")}</legend>
      <p class="hint" id="leave-hint">${say("details.leave.hint")}</p>
      ${choice({ kind: "radio", name: "leave", value: "", text: say("review.no"), checked: !answers.mayLeaveMessage })}${choice({ kind: "radio", name: "leave", value: "1", text: say("review.yes"), checked: answers.mayLeaveMessage })}
    </fieldset>`,
});

function dangerNow(frame: Frame): Html {
  return html`<section class="danger">
    <p>${callNow(frame)}</p>
    <p>${frame.say("danger.now.here")}</p>
  </section>`;
}
