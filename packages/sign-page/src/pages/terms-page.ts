import type { Html } from "@holdfast/neutral-page";
import { html } from "hono/html";
import type { Terms } from "../terms.ts";
import { form, heading, hidden, page, type Frame } from "./page.ts";

/** Who would get what, for what, until when; what stays private; that it can be taken back, and that no help depends on it (SG2). */
export function termsPage(frame: Frame, terms: Terms, code: string): Html {
  const { say, language } = frame;
  // By the date in UTC, and with the year: the day on which it ends wherever they are, or the one before.
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    terms.expiresAt,
  );
  const held =
    terms.withheld.trim() === ""
      ? ""
      : html`<p>${say("terms.private.held")}</p>
          <p class="words">${terms.withheld}</p>`;
  const body = html`${heading(say("terms.heading"))}
    <section class="card">
      <h2>${say("terms.who")}</h2>
      <p><strong>${terms.recipient}</strong></p>
      <p>${say(`type.${terms.recipientType}`)}</p>
      <h2>${say("terms.purpose")}</h2>
      <p>${say(`purpose.${terms.purpose}`)}</p>
      <h2>${say("terms.what")}</h2>
      <ul>
        ${terms.dataClasses.map((each) => html`<li>${say(`class.${each}`)}</li>`)}
      </ul>
      <h2>${say("terms.until")}</h2>
      <p>${say("terms.until.date", { date })}</p>
    </section>
    <section class="card calm">
      <h2>${say("terms.private")}</h2>
      ${held}
      <p>${say("terms.private.rest")}</p>
      <h2>${say("terms.back")}</h2>
      <p>${say("terms.back.word")}</p>
      <h2>${say("terms.free")}</h2>
      <p>${say("terms.free.help")}</p>
    </section>
    <p>${say("terms.copy")}</p>
    ${form(
      frame,
      "terms",
      // Neither is the main one: both answers are as good (SG2). Enter presses nothing, for there is no field.
      html`${hidden("code", code)}
        <div class="row">
          <button name="go" value="agree">${say("terms.agree")}</button
          ><button name="go" value="decline">${say("terms.decline")}</button>
        </div>`,
    )}`;
  return page(frame, body, "header");
}
