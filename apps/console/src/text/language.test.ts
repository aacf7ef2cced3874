import { i18n, setupI18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CATALOGUES } from "../locales/catalogue.fixture.ts";
import { chooseLanguage, LANGUAGE_NAMES, speak, spoken, turnSoon, turnTo } from "./language.ts";
import { clockWords, dayWords, durationWords } from "./time-words.ts";

const DAY_MS = 86_400_000;
const noon = new Date(2026, 10, 12, 12, 0).getTime();

beforeEach(() => speak("en"));
afterEach(() => vi.useRealTimers());

describe("the language of the console", () => {
  it.each([
    [["fr-CA"], "fr"],
    [["de", "es-419", "en"], "es"],
    [["ES"], "es"],
    [["de"], "en"],
    [[], "en"],
  ])("is the first of %j that the console speaks: %s", (wanted, expected) => {
    expect(chooseLanguage(wanted)).toBe(expected);
  });

  it.each([
    ["en", "Sign out", "Thursday, November 12, 2026", "Nov 12 12:00"],
    ["es", "Cerrar sesión", "jueves, 12 de noviembre de 2026", "12 nov 12:00"],
    ["fr", "Se déconnecter", "jeudi 12 novembre 2026", "12 nov. 12:00"],
  ] as const)(
    "%s is spoken in words, in days, and to whoever reads the page aloud",
    async (language, words, day, clock) => {
      expect(await turnTo(language)).toBe(true);
      expect(t`Sign out`).toBe(words);
      expect(dayWords(noon, noon + 7 * DAY_MS)).toBe(day);
      expect(clockWords(noon, noon + 7 * DAY_MS)).toBe(clock);
      expect([document.documentElement.lang, spoken.get()]).toEqual([language, language]);
    },
  );

  it.each([
    ["es", ["1 día", "2 días", "1000000 días"]],
    ["fr", ["1 jour", "2 jours", "1000000 jours"]],
  ] as const)(
    "%s counts one, several and very many, which has a form of its own there",
    async (language, expected) => {
      await turnTo(language);
      const said = [1, 2, 1_000_000].map((days) =>
        durationWords(days * DAY_MS).replaceAll(/(?<=\d)\D(?=\d)/g, ""),
      );
      expect(said).toEqual(expected);
    },
  );

  it("is the last one that was asked for, whichever comes first", async () => {
    const all = [turnTo("es"), turnTo("fr"), turnTo("en")];
    expect(await Promise.all(all)).toEqual([true, true, true]);
    expect(spoken.get()).toBe("en");
  });

  it("has each language under its own name", () => {
    expect(LANGUAGE_NAMES).toEqual({ en: "English", es: "Español", fr: "Français" });
  });
});

/** What a page that has just begun speaks: nothing. */
function justBegun(): typeof i18n {
  const fresh = setupI18n();
  vi.doMock("@lingui/core", async (original) => ({ ...(await original<object>()), i18n: fresh }));
  return fresh;
}

describe("a catalogue that does not come", () => {
  afterEach(() => {
    vi.doUnmock("../locales/fr.po");
    vi.resetModules();
  });

  it("leaves the language as it is, and says so to whoever asked", async () => {
    vi.resetModules();
    vi.doMock("../locales/fr.po", () => Promise.reject(new Error("no connection")));
    const fresh = await import("./language.ts");
    expect(await fresh.turnTo("fr")).toBe(false);
    expect(fresh.spoken.get()).toBe("en");
  });

  it("keeps nobody waiting, and does not change the screen under their hands when it comes at last", async () => {
    vi.resetModules();
    let arrive = (_words: object): void => undefined;
    vi.doMock("../locales/fr.po", () => new Promise<object>((resolve) => (arrive = resolve)));
    const fresh = await import("./language.ts");
    vi.useFakeTimers();
    const waited = fresh.turnSoon("fr");
    await vi.advanceTimersByTimeAsync(3_000);
    await waited;
    arrive({ messages: {} });
    await vi.advanceTimersByTimeAsync(1);
    expect(fresh.spoken.get()).toBe("en");
  });

  it.each([
    ["does not come", () => Promise.reject(new Error("no connection"))],
    ["does not come in time", () => new Promise<object>(() => undefined)],
  ])("leaves English to be drawn where nothing was spoken yet, when it %s", async (_how, words) => {
    vi.resetModules();
    const begun = justBegun();
    vi.doMock("../locales/fr.po", words);
    const fresh = await import("./language.ts");
    expect(begun.locale).toBe("");
    vi.useFakeTimers();
    const waited = fresh.turnSoon("fr");
    await vi.advanceTimersByTimeAsync(3_000);
    await waited;
    vi.doUnmock("@lingui/core");
    expect([begun.locale, fresh.spoken.get(), document.documentElement.lang]).toEqual(["en", "en", "en"]);
  });

  it("leaves another language to come that was asked for meanwhile, and English until then", async () => {
    vi.resetModules();
    const begun = justBegun();
    let arrive = (_words: object): void => undefined;
    vi.doMock("../locales/fr.po", () => new Promise<object>((resolve) => (arrive = resolve)));
    const fresh = await import("./language.ts");
    const first = fresh.turnSoon("es");
    const second = fresh.turnTo("fr");
    await first;
    expect(begun.locale).toBe("en");
    arrive({ messages: {} });
    expect(await second).toBe(true);
    vi.doUnmock("@lingui/core");
    expect([begun.locale, fresh.spoken.get()]).toEqual(["fr", "fr"]);
  });

  it("is not waited for where it is here", async () => {
    await turnSoon("es");
    expect(spoken.get()).toBe("es");
  });
});

describe("a language", () => {
  const files = import.meta.glob<{ readonly messages: object }>("../**/locales/*.po", { eager: true });

  it.each(["es", "fr"] as const)("comes whole: what any part says, in %s", async (language) => {
    await turnTo(language);
    const parts = Object.entries(files).filter(([path]) => path.endsWith(`/locales/${language}.po`));
    expect(parts.length).toBe(CATALOGUES.length);
    const missing = parts.filter(([, { messages }]) =>
      Object.keys(messages).some((id) => i18n.messages[id] === undefined),
    );
    expect(missing.map(([path]) => path)).toEqual([]);
  });
});
