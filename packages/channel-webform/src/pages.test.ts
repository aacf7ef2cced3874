import { createHash } from "node:crypto";
import { Language } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { testHost } from "@holdfast/channel-kit/conformance";
import { EXIT_SCRIPT, STEPS_SCRIPT } from "@holdfast/neutral-page";
import { PROOF_SCRIPT } from "./document/proof-script.ts";
import { HEAD } from "./document/head.ts";
import { everyPage, sendWords, comeBack } from "./testing/tours.ts";
import { visitor } from "./testing/visitor.ts";

const bytes = (text: string) => new TextEncoder().encode(text).byteLength;

describe.each(Language.options)("every page in %s", async (language) => {
  const pages = [...(await everyPage(language))];

  it.each(pages)("[WF18] %s is at most 25 kB", (_name, page) => {
    expect(bytes(page)).toBeLessThanOrEqual(25_000);
  });

  it.each(pages)("[WF19] %s asks nothing of anybody else, and stores nothing", (_name, page) => {
    const addresses = page.match(/(?:https?:)?\/\/[^\s"'<>]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(["https://www.wikipedia.org/"]));
    expect(page).toContain('data-to="https://www.wikipedia.org/"');
    expect(page).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|serviceWorker|\ssrc=/i);
  });

  it.each(pages)(
    "[WF6] %s has quick exit first: a plain link of ours that tells nobody where it was",
    (_name, page) => {
      const first = /<(?:a|button|input|textarea|summary|select)\b[^>]*>/.exec(
        page.slice(page.indexOf("<body")),
      );
      expect(first?.[0]).toMatch(/^<a\s+href="\/exit"\s+rel="nofollow noreferrer">$/);
      expect(/data-says="([^"]*)"/.exec(page)?.[1]?.split("|")).toHaveLength(4);
      expect(page).toMatch(/<span role="status" class="vh"><\/span>/);
      expect(page).toMatch(/<span aria-hidden="true"/);
    },
  );

  it.each(pages)("[WF5] %s says nothing of itself in title, icon or address", (_name, page) => {
    const title = /<title>([^<]*)<\/title>/.exec(page)?.[1];
    expect(title).toMatch(/^(Form|Formulario|Formulaire)(, \d (of|de|sur) 5)?$/);
    expect(page).toContain('<link rel="icon" href="data:,"');
    for (const [, action] of page.matchAll(/<form[^>]*action="([^"]*)"/g)) expect(action).toBe("/reach");
    expect(page).not.toMatch(/method="get"/);
  });

  it.each(pages)(
    "[WF22] %s has its language, one heading of the first rank, and a label for every field",
    (_name, page) => {
      expect(page).toMatch(new RegExp(`<html lang="${language}" dir="ltr">`));
      expect(page.match(/<h1\b/g)).toHaveLength(1);
      expect(page.match(/<main\b/g)).toHaveLength(1);
      expect((page.match(/ autofocus/g) ?? []).length).toBeLessThanOrEqual(1);
      const ids = Array.from(page.matchAll(/\sid="([^"]+)"/g), ([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, id] of page.matchAll(/<(?:input type="text"|textarea)[^>]*?\sid="([^"]+)"/g))
        expect(page).toMatch(new RegExp(`<label[^>]* for="${id}"`));
      for (const [, link] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(link);
    },
  );

  it.each(pages)("[WF2] %s takes no help that would keep or send what is typed", (_name, page) => {
    for (const [tag] of page.matchAll(/<(?:input type="text"|textarea)[^>]*>/g)) {
      expect(tag).toContain('autocomplete="off"');
      expect(tag).toContain('spellcheck="false"');
    }
    for (const [tag] of page.matchAll(/<form[^>]*>/g)) expect(tag).toContain('autocomplete="off"');
  });

  it("[WF1] every page that is seen is one of these, and each is different", () => {
    expect(pages.length).toBe(22);
  });
});

describe("the headers", () => {
  it("[WF19] are the same strict ones on pages, refusals and failures", async () => {
    const visit = visitor();
    const answers = [
      () => visit.open(),
      () => visit.press("to-promise"),
      () => visit.post("{}", "application/json"),
      () => visit.ask(new Request("http://localhost/", { method: "PUT" })),
      () => visit.ask(new Request("http://localhost/?x=1", { method: "HEAD" })),
    ];
    for (const answer of answers) {
      await answer();
      const headers = visit.headers();
      for (const [name, value] of Object.entries(HEAD.headers)) expect(headers.get(name)).toBe(value);
      expect(headers.get("content-type")).toBe("text/html; charset=UTF-8");
      expect(headers.has("set-cookie")).toBe(false);
    }
    expect(HEAD.headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(HEAD.headers["permissions-policy"]).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  });

  it("[WF19] the content policy allows what is on the page by its hash, and nothing else", async () => {
    const visit = visitor();
    const page = await visit.open();
    const policy = new Map(
      (visit.headers().get("content-security-policy") ?? "").split("; ").map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources] as const;
      }),
    );
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const inline = (tag: string) =>
      Array.from(page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g")), ([, text = ""]) =>
        hash(text),
      );
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("script-src")).toEqual(inline("script"));
    expect(policy.get("style-src")).toEqual(inline("style"));
    expect(policy.get("form-action")).toEqual(["'self'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(page).not.toMatch(/\son\w+=|style="/);
  });
});

describe("the parts", () => {
  it("[WF6] the exit script is at most 1 kB, and the others are small", () => {
    expect(bytes(EXIT_SCRIPT)).toBeLessThanOrEqual(1024);
    expect(bytes(PROOF_SCRIPT)).toBeLessThanOrEqual(1280);
    expect(bytes(STEPS_SCRIPT)).toBeLessThanOrEqual(1536);
  });

  it("[WF6] the exit goes where the house says, and the first page says where that is", async () => {
    const visit = visitor(testHost({ exitUrl: "https://weather.example.org/today?city=1" }));
    const page = await visit.open();
    expect(page).toContain('data-to="https://weather.example.org/today?city=1"');
    expect(page).toContain("takes you to weather.example.org at once");
  });

  it("[WF1] whatever stands behind the address changes nothing and comes back nowhere", async () => {
    const visit = visitor();
    const plain = await visit.open();
    await visit.ask(new Request("http://localhost/?code=1&name=somebody"));
    expect(visit.page()).toBe(plain);
  });

  it("[WF18] long answers and many messages still fit into 40 kB", async () => {
    const visit = visitor();
    const code = await sendWords(visit, "a".repeat(20_000));
    for (let count = 0; count < 60; count += 1) {
      visit.host.conversations.answer(code, `${count} ${"é".repeat(900)}`);
      await visit.host.conversation(code, new Request("http://localhost/")).write({
        dedupeKey: `more ${count}`,
        text: `${count} ${"é".repeat(900)}`,
        danger: false,
        language: "en",
        reach: null,
        lowTrust: false,
      });
    }
    expect(bytes(await comeBack(visit, code))).toBeLessThan(40_000);
    expect(bytes(await visit.press("again"))).toBeLessThan(40_000);
    expect(bytes(await visit.press("earlier"))).toBeLessThan(40_000);
    expect(bytes(await visit.press("to-delete"))).toBeLessThan(40_000);
  });
});
