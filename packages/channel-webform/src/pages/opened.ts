import type { Reply } from "@holdfast/channel-kit";
import { html } from "hono/html";
import { type Html, layout } from "@holdfast/neutral-page";
import type { Problem } from "../form/check-step.ts";
import type { ReturnCode } from "../return-code/return-code.ts";
import type { TextId } from "../texts/texts.ts";
import { ago } from "./ago.ts";
import { elsewhere } from "./elsewhere.ts";
import { choice, described, form, heading, hidden, problemAt, problemSummary } from "./form-parts.ts";
import type { Frame } from "./frame.ts";
import { HEAD } from "../document/head.ts";
import { textArea } from "./text-fields.ts";

/** What the opened page shows. */
export interface OpenedSheet {
  readonly code: ReturnCode;
  /** Names this very page, so that sending it twice stores once and saying the same again later is said again. */
  readonly token: string;
  readonly now: number;
  readonly replies: readonly Reply[];
  /** How many replies there are, which may be more than fit; `null` when the page does not know. */
  readonly count: number | null;
  readonly which: "new" | "all";
  /** New replies that did not fit on this page. */
  readonly more: boolean;
  /** Replies that an earlier visit has shown. */
  readonly earlier: boolean;
  readonly notice: Extract<TextId, "opened.added" | "erase.done" | "delete.nothing"> | null;
  readonly draft: { readonly words: string; readonly danger: boolean };
  readonly problems: readonly Problem[];
}

/** New replies and room to write more. What they wrote before is not on it: the phone may be watched. */
export function openedPage(frame: Frame, sheet: OpenedSheet): Html {
  const { say, waits } = frame;
  const { problems, draft, now } = sheet;
  // Nobody waits who has just read an answer.
  const waiting =
    sheet.which === "new" && sheet.count === 0
      ? html`${waits.areLonger ? html`<p>${say("promise.soon.longer")}</p>` : ""}${elsewhere(frame)}`
      : "";
  const counted = sheet.which === "new" ? "opened.new" : "opened.all";
  const body = html`${problemSummary(say, problems)}${heading(say("opened.heading"), problems)}${
    sheet.notice ? html`<p class="card calm" role="status">${say(sheet.notice)}</p>` : ""
  }${sheet.count === null ? "" : html`<p>${say(counted, { count: sheet.count })}</p>`}${waiting}${sheet.replies.map(
    (reply) =>
      html`<article class="card">
        <p class="muted">${ago(say, reply.at, now)}</p>
        <p class="words">${reply.text}</p>
      </article>`,
  )}
  ${form(
    "opened",
    frame,
    html`${hidden("key", sheet.code)}${hidden("token", sheet.token)}
      <h2>${say("opened.more")}</h2>
      ${problemAt("more", say, problems)}${textArea({ id: "more", label: say("opened.more.label"), hideLabel: true, value: draft.words, attributes: described("more", problems, { hint: false }) })}${choice({ kind: "checkbox", name: "urgent", value: "1", text: say("opened.more.danger"), checked: draft.danger })}
      <p hidden>
        <label>Subject <input name="subject" tabindex="-1" autocomplete="off" /></label>
      </p>
      <div class="row"><button class="main" name="go" value="more">${say("opened.more.send")}</button></div>
      <div class="row">
        ${sheet.more ? html`<button name="go" value="again">${say("opened.next")}</button>` : ""}${sheet.earlier ? html`<button name="go" value="earlier">${say("opened.earlier")}</button>` : ""}<button
          name="go"
          value="to-delete"
        >
          ${say("opened.delete")}
        </button>
      </div>`,
  )}`;
  return layout(frame, { head: HEAD, title: say("title.form"), body });
}
