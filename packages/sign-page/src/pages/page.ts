import type { Language } from "@holdfast/case-schema";
import {
  EXIT_SCRIPT,
  layout,
  pageHead,
  STEPS_SCRIPT,
  type Html,
  type PageFrame,
  type Sheet,
} from "@holdfast/neutral-page";
import { html } from "hono/html";
import type { Say } from "../texts.ts";

/** What every page here is drawn with. */
export interface Frame extends PageFrame {
  readonly language: Language;
  readonly say: Say;
  /** Its own address, to which it posts. */
  readonly address: string;
}

export const HEAD = pageHead([EXIT_SCRIPT, STEPS_SCRIPT]);

/** One whole page; its title says nothing of what it is for (SG1). */
export function page(frame: Frame, body: Html, languages?: Sheet["languages"]): Html {
  const sheet = { head: HEAD, title: frame.say("title"), body };
  return layout(frame, languages === undefined ? sheet : { ...sheet, languages });
}

/** The heading takes the focus on every page but the first, where quick exit has to be the first thing reached. */
export function heading(text: string, takesFocus = true): Html {
  return takesFocus ? html`<h1 tabindex="-1" autofocus>${text}</h1>` : html`<h1 tabindex="-1">${text}</h1>`;
}

/** The one form of a page. What the visit knows travels in its body and nowhere else (SG1). */
export function form(frame: Frame, at: "code" | "terms", content: Html): Html {
  return html`<form id="form" method="post" action="${frame.address}" autocomplete="off" novalidate>
    ${hidden("at", at)}${hidden("lang", frame.language)}${content}
  </form>`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
