import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { Problem } from "../form/check-step.ts";
import { buttons, described, form, heading, problemAt, problemSummary } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";
import { textField } from "./text-fields.ts";

/** Where a code is typed. One sentence serves codes that never were, have ended, or were forgotten. */
export function returnPage(frame: Frame, typed: string, problems: readonly Problem[]): Html {
  const { say } = frame;
  const body = html`${problemSummary(say, problems)}${heading(say("return.heading"), problems)}
  ${form(
    "return",
    frame,
    html`${textField({
      id: "entered",
      label: say("return.label"),
      hint: say("return.hint"),
      problem: problemAt("entered", say, problems),
      value: typed.slice(0, 100),
      attributes: html`class="code" maxlength="100" ${described("entered", problems)}`,
    })}${buttons(say, { go: "open", text: say("return.open") }, "to-start")}`,
  )}`;
  return layout(frame, { head: HEAD, title: say("title.form"), body, languages: "footer" });
}
