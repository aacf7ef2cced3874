import { html } from "hono/html";
import type { Html } from "../document/html.ts";
import { INLINE } from "../document/inline.ts";
import { exitBar } from "./exit-bar.ts";
import type { Frame } from "./frame.ts";
import { languageSwitch } from "./language-switch.ts";

/** One whole page. */
interface Sheet {
  /** What the browser's history will show: never what the page is for. */
  readonly title: string;
  readonly body: Html;
  /** Where the language can be changed; absent on pages that cannot be shown twice. */
  readonly languages?: "header" | "footer";
}

/** Draws a page. The title, the icon and the address say nothing about what the page is for (WF5). */
export function layout(frame: Frame, { title, body, languages }: Sheet): Html {
  const { say, language } = frame;
  return html`<!doctype html>
    <html lang="${language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width,initial-scale=1,interactive-widget=resizes-content"
        />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <meta name="format-detection" content="telephone=no" />
        ${INLINE}
      </head>
      <body>
        ${exitBar(frame)}
        <main data-offline="${say("offline")}" data-sending="${say("sending")}">
          ${languages === "header" ? languageSwitch(frame, "header") : ""}
          <p id="note" class="card calm" role="status" tabindex="-1" hidden></p>
          ${body}${languages === "footer" ? languageSwitch(frame, "footer") : ""}
        </main>
      </body>
    </html>`;
}
