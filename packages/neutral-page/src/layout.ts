import { html } from "hono/html";
import type { Html } from "./html.ts";
import { exitBar } from "./exit-bar.ts";
import { languageSwitch } from "./language-switch.ts";
import type { PageFrame } from "./page-frame.ts";
import type { PageHead } from "./page-head.ts";

/** One whole page. */
export interface Sheet {
  readonly head: PageHead;
  /** What the browser's history will show: never what the page is for. */
  readonly title: string;
  readonly body: Html;
  /** Where the language can be changed; absent on pages that cannot be shown twice. */
  readonly languages?: "header" | "footer";
}

/** Draws a page. The title, the icon and the address say nothing about what the page is for (NP2). */
export function layout(frame: PageFrame, { head, title, body, languages }: Sheet): Html {
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
        ${head.inline}
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
