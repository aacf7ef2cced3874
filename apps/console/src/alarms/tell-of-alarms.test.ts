// @vitest-environment node
import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPushWorker } from "../../push-worker-file.ts";

let code = "";
beforeAll(async () => {
  code = await buildPushWorker();
}, 60_000);

interface Page {
  readonly url: string;
  readonly frameType: string;
}
type Shown = readonly [title: string, options: Readonly<Record<string, unknown>>];

/** The script as browsers get it, in surroundings that have nothing but what it may use. */
function awake(languages: readonly string[], pages: readonly Page[] = []) {
  const hears = new Map<string, (event: object) => void>();
  const [shown, done]: [Shown[], string[]] = [[], []];
  const surroundings = {
    URL,
    addEventListener: (kind: string, hear: (event: object) => void) => hears.set(kind, hear),
    navigator: { languages },
    registration: {
      showNotification: async (...what: Shown) => void shown.push(what),
    },
    clients: {
      matchAll: async () =>
        pages.map((page) => ({ ...page, focus: async () => void done.push(`focus ${page.url}`) })),
      openWindow: async (path: string) => void done.push(`open ${path}`),
    },
  };
  runInContext(code, createContext(surroundings));
  const happens = async (kind: string, event: object): Promise<void> => {
    const works: Promise<unknown>[] = [];
    hears.get(kind)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) });
    expect(works).toHaveLength(1);
    await Promise.all(works);
  };
  return { hears, shown, done, happens };
}
const at = (path: string, frameType = "top-level"): Page => ({
  url: `https://hold.example.org${path}`,
  frameType,
});

describe("the script that wakes a browser", () => {
  it("[AL60] shows the same words whatever came, one at a time", async () => {
    const worker = awake(["en-US", "es"]);
    const unread = new Proxy({}, { get: () => expect.fail("what was pushed is read") });
    await worker.happens("push", { data: unread });
    await worker.happens("push", { data: null });
    const words = ["You are needed on call.", { body: "Open the console.", lang: "en", tag: "needed" }];
    expect(worker.shown).toMatchObject([words, words]);
  });

  it("[AL61] shows that its device is told no longer where it is reached another way, beside what it is needed for", async () => {
    const worker = awake(["fr"]);
    await worker.happens("push", {});
    await worker.happens("pushsubscriptionchange", {
      newSubscription: { endpoint: "https://push.example.org/two" },
    });
    expect(worker.shown[1]).toMatchObject([
      "Cet appareil n’est plus prévenu.",
      { lang: "fr", tag: "told-no-longer" },
    ]);
    expect(JSON.stringify(worker.shown)).not.toContain("push.example.org");
  });

  it.each([
    [["es-MX"], "Hace falta quien está de guardia."],
    [["de", "fr-CA", "en"], "On a besoin de vous, d’astreinte."],
    [[], "You are needed on call."],
  ])("[AL60] says them in the browser's language: %j", async (languages, title) => {
    const worker = awake(languages);
    await worker.happens("push", {});
    expect(worker.shown[0]?.[0]).toBe(title);
  });

  it.each([
    ["the board where no console is open", [], "open /board"],
    ["the board where only a page for whoever reaches out is", [at("/reach"), at("/n/x")], "open /board"],
    [
      "the tab of a console as it stands",
      [at("/reach"), at("/frame", "nested"), at("/contact/1"), at("/board")],
      "focus https://hold.example.org/contact/1",
    ],
  ])("[AL60] leads to %s", async (_what, pages, deed) => {
    const worker = awake(["en"], pages);
    let closed = 0;
    await worker.happens("notificationclick", { notification: { close: () => (closed += 1) } });
    expect([closed, worker.done]).toEqual([1, [deed]]);
  });

  it("[AL60] hears nothing else: no request of a page goes through it, and nothing is kept", () => {
    expect([...awake(["en"]).hears.keys()]).toEqual(["push", "pushsubscriptionchange", "notificationclick"]);
    expect(code).not.toMatch(/\bfetch\b|caches|indexedDB|importScripts|postMessage|XMLHttpRequest/);
  });
});
