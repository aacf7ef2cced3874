import { Language } from "@holdfast/case-schema";
import { html } from "hono/html";
import type { Html } from "./html.ts";
import { LANGUAGE_NAMES } from "./language-names.ts";
import type { PageFrame } from "./page-frame.ts";

/** Buttons of the page's own form, so that changing the language loses nothing that was typed. */
export function languageSwitch(frame: PageFrame, place: "header" | "footer"): Html {
  const label = frame.say("language.label");
  const choices = Language.options.map((language) =>
    language === frame.language
      ? html`<span lang="${language}" aria-current="true">${LANGUAGE_NAMES[language]}</span>`
      : html`<button class="link" form="form" name="go" value="say-${language}" lang="${language}">
          ${LANGUAGE_NAMES[language]}
        </button>`,
  );
  return html`<nav class="langs${place === "footer" ? " foot" : ""}" aria-label="${label}">${choices}</nav>`;
}
