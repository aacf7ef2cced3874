import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { Problem } from "../form/check-step.ts";
import { STEP_FIELDS, STEPS, pageBefore, type Step } from "../form/steps.ts";
import type { Visit } from "../form/visit.ts";
import { buttons, carried, form, heading, problemSummary } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";

/** What a question's page adds to the common frame of all questions. */
export interface StepContent {
  readonly heading: string;
  /** Stands between heading and form. */
  readonly before?: Html | "";
  readonly fields: Html;
  readonly main?: { go: string; text: string };
}

/** One question: where we are, what must be mended, the question, on and back. */
export function stepPage(
  step: Step,
  frame: Frame,
  visit: Visit,
  problems: readonly Problem[],
  content: StepContent,
): Html {
  const { say } = frame;
  const place = { n: STEPS.indexOf(step) + 1, all: STEPS.length };
  const main = content.main ?? { go: "next", text: say("next") };
  const back = `to-${pageBefore(step, visit.answers)}`;
  const body = html`${problemSummary(say, problems)}
    <p class="step">${say("step", place)}</p>
    ${heading(content.heading, problems)}${content.before ?? ""}
    ${form(step, frame, html`${carried(visit, STEP_FIELDS[step])}${content.fields}${buttons(say, main, back)}`)}`;
  return layout(frame, { head: HEAD, title: say("title.step", place), body, languages: "footer" });
}
