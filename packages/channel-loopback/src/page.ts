import type { Opened } from "@holdfast/channel-kit";
import { html } from "hono/html";
import { STYLE_TAG } from "./style.ts";

/** Escaped HTML, as `hono/html` makes it. */
export type Html = ReturnType<typeof html>;

/** What the conversation page shows. */
export interface ConversationView {
  readonly person: number;
  readonly people: number;
  readonly opened: Opened;
  /** Goes into the form, so that sending it twice stores once. */
  readonly nonce: string;
}

function page(body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Messages</title>
        ${STYLE_TAG}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

interface Line {
  readonly who: "You" | "Answer";
  readonly text: string;
  readonly at: number;
}

function linesOf(opened: Opened): readonly Line[] {
  if (opened.kind !== "open") return [];
  const own = opened.own.map(({ text, at }): Line => ({ who: "You", text, at }));
  const replies = opened.replies.map(({ text, at }): Line => ({ who: "Answer", text, at }));
  return [...own, ...replies].toSorted((one, other) => one.at - other.at);
}

function lineOf({ who, text }: Line): Html {
  return html`<li class="${who === "Answer" ? "reply" : "own"}"><small>${who}</small>${text}</li>`;
}

/** One person's conversation, with the form to write more. */
export function conversationPage({ person, people, opened, nonce }: ConversationView): Html {
  const lines = linesOf(opened);
  const everybody = Array.from({ length: people }, (_, index) => index + 1);
  return page(html`
    <h1>You are person ${person}</h1>
    <p>This page belongs to the demonstration: play somebody who writes in, and watch the console.</p>
    <nav aria-label="People">
      ${everybody.map((one) =>
        one === person
          ? html`<a href="?person=${one}" aria-current="page">Person ${one}</a>`
          : html`<a href="?person=${one}">Person ${one}</a>`,
      )}
    </nav>
    <main>
      ${
        lines.length === 0
          ? html`<p>Nothing yet.</p>`
          : html`<ol>
              ${lines.map(lineOf)}
            </ol>`
      }
      <form method="post" action="?person=${person}" autocomplete="off">
        <input type="hidden" name="nonce" value="${nonce}" />
        <p><label for="text">Your message</label></p>
        <textarea id="text" name="text" required></textarea>
        <p>
          <label><input type="checkbox" name="danger" /> I am in danger right now</label>
        </p>
        <p><button>Send</button> <a href="?person=${person}">See what is new</a></p>
      </form>
    </main>
  `);
}

/** One sentence, and a way back. */
export function noticePage(sentence: string): Html {
  return page(
    html`<main>
      <p>${sentence}</p>
      <p><a href="?">Back</a></p>
    </main>`,
  );
}
