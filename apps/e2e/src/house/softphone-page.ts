import type { Lent, Phone, Softphone } from "@holdfast/channel-voice-sip/device";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { hears, keepConnections } from "./hearing.ts";

/** What the page's own script leaves where the test finds it. */
interface Left {
  device: { readonly createBrowserPhone: (lend: () => Promise<Lent | null>) => Softphone };
  phone: Softphone;
}

/** The console's softphone on a page of its own. */
export interface SoftphonePage {
  readonly page: Page;
  readonly state: () => Promise<Phone>;
  readonly do: (deed: "answer" | "end") => Promise<void>;
  readonly ask: (what: number | "echo") => Promise<void>;
  readonly mute: (isMuted: boolean) => Promise<void>;
  /** The loudest tone that comes in now, in hertz; `null` in silence. */
  readonly hears: () => Promise<number | null>;
  readonly isMicrophoneOpen: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Builds the softphone as the console does, and starts it with what was lent. */
export async function openSoftphone(browser: Browser, lent: Lent): Promise<SoftphonePage> {
  const script = await builtDevice();
  const server = createServer(({ url }, answer) => {
    const isScript = url === "/device.js";
    answer.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    answer.end(isScript ? script : `<!doctype html><script src="/device.js"></script>`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const context = await browser.newContext({ permissions: ["microphone"] });
  const page = await context.newPage();
  await keepConnections(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate((given) => {
    const left = globalThis as unknown as Left;
    left.phone = left.device.createBrowserPhone(async () => given);
    left.phone.start();
  }, lent);
  return {
    page,
    state: () => page.evaluate(() => (globalThis as unknown as Left).phone.get()),
    do: (deed) => page.evaluate((what) => (globalThis as unknown as Left).phone[what](), deed),
    ask: (what) => page.evaluate((asked) => (globalThis as unknown as Left).phone.ask(asked), what),
    mute: (isMuted) => page.evaluate((is) => (globalThis as unknown as Left).phone.mute(is), isMuted),
    hears: () => hears(page),
    isMicrophoneOpen: () => page.evaluate(() => (globalThis as unknown as Left).phone.microphone() !== null),
    close: async () => {
      await context.close();
      server.close();
    },
  };
}

async function builtDevice(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve("@holdfast/channel-voice-sip/device"));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "device", fileName: "device" } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !("output" in first)) throw new Error("the softphone was not built");
  return first.output[0].code;
}
