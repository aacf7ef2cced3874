import { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { signPages } from "./app.ts";
import type { Desk } from "./desk.ts";
import { HEAD } from "./pages/page.ts";
import type { Terms } from "./terms.ts";

const TERMS: Terms = {
  recipient: "Harbour <House>",
  recipientType: "service_provider",
  purpose: "legal_help",
  dataClasses: ["identity", "health"],
  withheld: "Nothing of my brother.",
  expiresAt: Date.UTC(2027, 0, 20),
};
const KEYS = { token: "AAAAAAAAAAAAAAAAAAAAAA", code: "012345" };
const ADDRESS = `http://localhost/n/${KEYS.token}`;

/** A page that opens with its keys alone, and what was asked of it. */
function house(over: Partial<Desk> = {}) {
  const asked: unknown[] = [];
  const failures: unknown[] = [];
  const isRight = (keys: typeof KEYS) => keys.token === KEYS.token && keys.code === KEYS.code;
  const app = signPages({
    open: async (keys) => (asked.push(["open", keys.code]), isRight(keys) ? TERMS : null),
    answer: async (keys, answer) => {
      asked.push([answer, keys.code]);
      return isRight(keys) ? (answer === "agree" ? "signed" : "declined") : null;
    },
    exitUrl: new URL("https://www.wikipedia.org/"),
    failed: (error) => failures.push(error),
    ...over,
  });
  const ask = async (init: RequestInit = {}, address = ADDRESS) => {
    const answer = await app.request(address, init);
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  };
  const post = async (fields: Record<string, string>, address = ADDRESS) =>
    ask({ method: "POST", body: new URLSearchParams(fields) }, address);
  return { ask, post, asked, failures };
}
const readable = (page: string) =>
  page
    .slice(page.indexOf("<main"))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

/** Every page there is, in one language. */
async function everyPage(lang: Language) {
  const { ask, post } = house();
  const broken = house({ open: () => Promise.reject(new Error("out of words")) });
  return [
    ["code", (await ask({ headers: { "accept-language": lang } })).page],
    ["nothing", (await post({ lang, at: "code", code: "999999" })).page],
    ["terms", (await post({ lang, at: "code", code: KEYS.code })).page],
    ["signed", (await post({ lang, at: "terms", code: KEYS.code, go: "agree" })).page],
    ["declined", (await post({ lang, at: "terms", code: KEYS.code, go: "decline" })).page],
    ["unread", (await ask({ method: "PUT", headers: { "accept-language": lang } })).page],
    [
      "broken",
      (
        await broken.ask({
          method: "POST",
          headers: { "accept-language": lang },
          body: new URLSearchParams({ at: "code", code: "1" }),
        })
      ).page,
    ],
  ] as const;
}

describe.each(Language.options)("every page in %s", async (language) => {
  it.each(await everyPage(language))(
    "[SG1] %s: says nothing of itself, and has quick exit first",
    (_name, page) => {
      expect(page).toMatch(new RegExp(`<html lang="${language}" dir="ltr">`));
      expect(/<title>([^<]*)</.exec(page)?.[1]).toMatch(/^(Form|Formulario|Formulaire)$/);
      expect(page).toContain('<link rel="icon" href="data:,"');
      const first = /<(?:a|button|input)\b[^>]*>/.exec(page.slice(page.indexOf("<body")))?.[0];
      expect(first).toMatch(/^<a\s+href="\/exit"/);
      for (const [, action] of page.matchAll(/<form[^>]*action="([^"]*)"/g))
        expect(action).toBe(`/n/${KEYS.token}`);
      expect(page).not.toMatch(/localStorage|sessionStorage|cookie|\ssrc=|\son\w+=|method="get"/i);
      expect(page.match(/<h1\b/g)).toHaveLength(1);
      for (const [tag] of page.matchAll(/<input type="text"[^>]*>/g))
        expect(tag).toContain('autocomplete="off"');
    },
  );
});

it("[SG1] opens by Enter where the code is typed: the first button of its form is that, and no language", async () => {
  const { ask, post } = house();
  for (const { page } of [await ask(), await post({ at: "code", code: "999999" })]) {
    const buttons = [...page.matchAll(/<button[^>]*\bvalue="([^"]*)"/g)].map(([, value]) => value);
    expect(buttons).toEqual(["open", "say-es", "say-fr"]);
  }
});

it("[SG1] [SG5] has the headers of all such pages, whatever is answered, and sets no cookie", async () => {
  const { ask, post } = house();
  for (const { headers } of [
    await ask(),
    await post({ at: "code", code: KEYS.code }),
    await ask({ method: "POST", body: "{}", headers: { "content-type": "application/json" } }),
    await ask({ method: "DELETE" }),
  ]) {
    for (const [name, value] of Object.entries(HEAD.headers)) expect(headers.get(name)).toBe(value);
    expect(headers.has("set-cookie")).toBe(false);
  }
});

it("[SG2] tells all of it before anybody answers, both answers alike, in the language they choose", async () => {
  const { post } = house();
  const { page } = await post({ at: "code", code: ` ${KEYS.code.slice(0, 3)}-${KEYS.code.slice(3)}` });
  const words = readable(page);
  for (const part of [
    "Harbour &lt;House&gt;",
    "A place that offers help",
    "To help you with the law",
    "Who you are",
    "Your health",
    "Until January 20, 2027",
    "You keep this back: Nothing of my brother.",
    "in one word",
    "You get the same help from us if you say no.",
    "No copy is left on this device.",
  ])
    expect(words).toContain(part);
  const buttons = Array.from(page.matchAll(/<button([^>]*)>(I [^<]*)</g), ([, attributes = "", text]) => [
    attributes.replace(/value="\w+"/, ""),
    text,
  ]);
  expect(buttons.map(([, text]) => text)).toEqual(["I agree", "I do not agree"]);
  expect(buttons[0]?.[0]).toBe(buttons[1]?.[0]);
  const other = await post({ at: "terms", code: KEYS.code, go: "say-es" });
  expect(readable(other.page)).toContain("No estoy de acuerdo");
});

it("[SG3] is one page for whatever opens nothing, and tries no code by a change of language", async () => {
  const { post, asked } = house();
  const wrong = await post({ at: "code", code: "999999" });
  const never = await post({ at: "code", code: KEYS.code }, `${ADDRESS}B`);
  expect(wrong.status).toBe(422);
  expect(never.page.replaceAll(`${KEYS.token}B`, KEYS.token)).toBe(wrong.page);
  expect((await post({ at: "terms", code: "999999", go: "agree" })).page).toBe(wrong.page);
  expect(wrong.page).not.toContain("999999");
  const before = asked.length;
  const french = await post({ at: "code", code: "0123", go: "say-fr" });
  expect(french.page).toContain('value="0123"');
  expect(asked).toHaveLength(before);
});

it("[SG4] repeats nothing of what stood there once it is answered", async () => {
  const { post, asked } = house();
  for (const go of ["agree", "decline"]) {
    const { page } = await post({ at: "terms", code: KEYS.code, go });
    expect(page).not.toMatch(/Harbour|brother|012345|<form/);
  }
  expect(asked).toEqual([
    ["agree", KEYS.code],
    ["decline", KEYS.code],
  ]);
});

it("[SG5] repeats nothing of what cannot be taken, nor of a failure of ours", async () => {
  const failing = house({ open: () => Promise.reject(new Error("out of words")) });
  const answer = await failing.post({ at: "code", code: "424242" });
  expect([answer.status, failing.failures.length]).toEqual([500, 1]);
  expect(answer.page).not.toMatch(/424242|out of words/);
  const { ask } = house();
  const init = { method: "POST", body: "x=<b>", headers: { "content-type": "text/plain" } };
  const refused = await ask(init, `http://localhost/n/%22%3E%3Cscript%3E`);
  expect(refused.status).toBe(415);
  expect(refused.page).not.toMatch(/"><script>|x=<b>|&lt;b&gt;/);
});

describe("the texts", () => {
  const ids = Object.keys(WORDINGS.en.sign) as (keyof typeof WORDINGS.en.sign)[];
  /** Grade by Flesch and Kincaid, with vowel groups for syllables: rough, and enough to notice a hard sentence. */
  const grade = (text: string): number => {
    const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => /\w/.test(part)).length;
    const words = text.match(/[a-zA-Z’']+/g) ?? [];
    const syllables = words.reduce(
      (sum, word) =>
        sum +
        Math.max(
          1,
          word
            .toLowerCase()
            .replace(/(?<=..)e$/, "")
            .match(/[aeiouy]+/g)?.length ?? 1,
        ),
      0,
    );
    return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  };

  it("[SG6] are there in every language, with the same values and no markup, and nothing was left in English", () => {
    for (const language of ["es", "fr"] as const) {
      const texts = WORDINGS[language].sign;
      expect(Object.keys(texts)).toEqual(ids);
      expect(ids.filter((id) => texts[id] === WORDINGS.en.sign[id])).toEqual([]);
      expect(
        ids.filter((id) => texts[id].includes("{date}") !== WORDINGS.en.sign[id].includes("{date}")),
      ).toEqual([]);
      expect(ids.filter((id) => /[<>&]/.test(texts[id]))).toEqual([]);
    }
    const { sign } = WORDINGS.fr;
    expect(ids.filter((id) => /«(?!\u00a0)|(?<!\u00a0)»|(?<=\S) [:;?!]/.test(sign[id]))).toEqual([]);
  });

  it("[SG6] use words of the sixth grade: whole, and each long text by itself", () => {
    const sentences = ids.map((id) => WORDINGS.en.sign[id]);
    expect(grade(sentences.join(". "))).toBeLessThan(5);
    for (const text of sentences.filter((each) => each.split(" ").length > 12))
      expect([text, grade(text) < 8.5]).toEqual([text, true]);
  });

  it("[SG6] are used, each of them", () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(`${import.meta.dirname}/${file}`, "utf8"))
      .join("\n");
    const made = /^(class|purpose|type)\.|^(signed|declined)\.(heading|kept)$/;
    expect(ids.filter((id) => !made.test(id) && !sources.includes(`"${id}"`))).toEqual([]);
  });
});
