import { html } from "hono/html";
import type { Html } from "@holdfast/neutral-page";
import { wantsContact } from "../form/answers.ts";
import type { Step } from "../form/steps.ts";
import type { Visit } from "../form/visit.ts";
import type { Frame } from "./frame.ts";
import { shorten } from "./shorten.ts";
import type { StepContent } from "./step-page.ts";

/** Enough to recognise one's own words by; the whole of them is one press away, and carried along all the same. */
const SHOWN_MAX = 1000;

/** Everything they answered, each with a way to change it, and the button that sends. */
export function review(frame: Frame, { answers }: Visit): StepContent {
  const { say } = frame;
  const yesOrNo = (yes: boolean) => say(yes ? "review.yes" : "review.no");
  const skipped = say("review.skipped");
  const danger = answers.danger === null ? skipped : yesOrNo(answers.danger === "yes");
  const words = answers.words.trim() === "" ? say("words.mute") : shorten(answers.words, SHOWN_MAX);
  const ways = answers.noContact
    ? say("ways.none")
    : answers.ways.map((way) => say(`ways.${way}`)).join(", ");
  const contact = wantsContact(answers);
  const rows = [
    row(frame, "danger", say("review.danger"), danger),
    row(frame, "words", say("review.words"), words),
    row(frame, "ways", say("review.ways"), ways || skipped),
    ...(contact
      ? [
          row(frame, "details", say("review.address"), answers.address.trim() || skipped),
          row(frame, "details", say("review.times"), answers.times.trim() || skipped),
          row(frame, "details", say("review.leave"), yesOrNo(answers.mayLeaveMessage)),
        ]
      : []),
  ];
  const unreachable = contact && answers.address.trim() === "";
  return {
    heading: say("review.heading"),
    before: unreachable ? html`<p class="card calm">${say("review.no_address")}</p>` : "",
    fields: html`<div class="card"><dl>${rows}</dl></div>`,
    main: { go: "send", text: say("review.send") },
  };
}

function row({ say }: Frame, step: Step, name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd class="words">${value}</dd>
    <dd>
      <button class="link" form="form" name="go" value="to-${step}">
        ${say("review.change")}<span class="vh"> ${name}</span>
      </button>
    </dd>
  </div>`;
}
