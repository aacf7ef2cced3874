import { WORDINGS } from "@holdfast/outside-wordings";
import { html } from "hono/html";
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { EXIT_SCRIPT } from "./exit-script.ts";
import { layout } from "./layout.ts";
import { pageHead } from "./page-head.ts";
import { STYLE } from "./style.ts";

const head = pageHead([EXIT_SCRIPT]);
const exitUrl = new URL("https://weather.example.org/");
const frame = {
  language: "en",
  say: (id: keyof typeof WORDINGS.en.page) => WORDINGS.en.page[id],
  exitUrl,
} as const;
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

it("[NP1] allows what is on the page by its hash, and nothing else", () => {
  const policy = head.headers["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hash(EXIT_SCRIPT)};`);
  expect(policy).toContain(`style-src ${hash(STYLE)};`);
  expect(head.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
});

it("[NP2] draws quick exit before everything else, under a title that is given and no icon", async () => {
  const page = String(
    await layout(frame, { head, title: "Form", body: html`<h1>Body</h1>`, languages: "header" }),
  );
  expect(page).toContain("<title>Form</title>");
  expect(page).toContain('<link rel="icon" href="data:,"');
  const first = /<(?:a|button|input)\b[^>]*>/.exec(page.slice(page.indexOf("<body")))?.[0];
  expect(first).toMatch(/^<a\s+href="\/exit"\s+rel="nofollow noreferrer">$/);
  expect(page).toContain('data-to="https://weather.example.org/"');
  expect(page.indexOf("Body")).toBeGreaterThan(page.indexOf("/exit"));
});
