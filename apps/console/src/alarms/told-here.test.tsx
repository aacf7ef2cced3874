import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { session } from "../session/session.ts";
import { leave } from "../shell/leave.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { MyAlarmDevices } from "./alarm-documents.ts";
import { ToldHere } from "./told-here.tsx";

const ENDPOINT = "https://push.example.org/one";
const KEYS = { p256dh: "point", auth: "said" };

/** A browser's own part in it, as one that has web push does it. */
function browser() {
  const known = {
    said: "granted" as NotificationPermission,
    asked: [] as string[],
    subscription: null as object | null,
    fault: null as Error | null,
    isRegistered: false,
    /** What becomes of the script: it runs at once, or is told of later, or does not come. */
    script: "active" as "active" | "activated" | "redundant" | Error,
  };
  const subscription = {
    endpoint: ENDPOINT,
    toJSON: () => ({ endpoint: ENDPOINT, keys: KEYS }),
    unsubscribe: async () => void (known.subscription = null),
  };
  const coming = Object.assign(new EventTarget(), { state: "installing" });
  const registration = {
    get active() {
      return known.script === "active" ? {} : null;
    },
    get installing() {
      return known.script === "active" ? null : coming;
    },
    waiting: null,
    pushManager: {
      getSubscription: async () => known.subscription,
      subscribe: async ({ applicationServerKey }: { readonly applicationServerKey: string }) => {
        known.asked.push(applicationServerKey);
        if (known.fault !== null) throw known.fault;
        known.subscription = subscription;
        return subscription;
      },
    },
    unregister: async () => {
      known.subscription = null;
      known.isRegistered = false;
    },
  };
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: {
      getRegistration: async (scope: string) =>
        scope === "/alarm-push/" && known.isRegistered ? registration : undefined,
      register: async (path: string, { scope }: { readonly scope: string }) => {
        expect([path, scope]).toEqual(["/alarm-push/worker.js", "/alarm-push/"]);
        const { script } = known;
        if (script instanceof Error) throw script;
        setTimeout(() => {
          coming.state = script;
          coming.dispatchEvent(new Event("statechange"));
        });
        known.isRegistered = true;
        return registration;
      },
    },
  });
  vi.stubGlobal("PushManager", () => {});
  vi.stubGlobal("Notification", {
    permission: "default",
    requestPermission: async () => {
      known.asked.push("leave");
      return known.said;
    },
  });
  return known;
}

let known: ReturnType<typeof browser>;
let stands: MyAlarmDevices;
let isKept: boolean;
beforeEach(() => {
  seatDana();
  known = browser();
  stands = { key: "house", count: 0, isHere: false };
  isKept = true;
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function drawn() {
  const log = stubGateway(() => ({
    json: { data: { myAlarmDevices: stands, keepAlarmDevice: isKept, removeAlarmDevices: true } },
  }));
  const { page, remove } = draw(<ToldHere />);
  await settle();
  return { page, remove, log };
}
const ON = "Tell me on this device";
const OFF = "Tell me on this device no longer";

describe("whether somebody is told on the device in front of them", () => {
  it("[AL60] is asked of the browser when they press for it, kept, and taken back", async () => {
    const { page, remove, log } = await drawn();
    expect(page.textContent).toContain("Nothing is shown on this device.");
    expect(known.asked).toEqual([]);
    stands = { key: "house", count: 2, isHere: true };
    await press(page, ON);
    await settle();
    expect(known.asked).toEqual(["leave", "house"]);
    const kept = log.find(({ body }) => body.includes("KeepAlarmDevice"))?.body ?? "{}";
    expect((JSON.parse(kept) as { readonly variables: object }).variables).toEqual({
      endpoint: ENDPOINT,
      ...KEYS,
    });
    expect(page.textContent).toContain("You are told on this device, until you sign out here.");
    expect(page.textContent).toContain("You are told on 1 other device.");
    stands = { key: "house", count: 1, isHere: false };
    await press(page, OFF);
    await settle();
    expect(log.find(({ body }) => body.includes("RemoveAlarmDevices"))?.body).toContain(ENDPOINT);
    expect(known.isRegistered).toBe(false);
    expect(buttonNames(page)).toEqual([ON, "Tell me on no device"]);
    remove();
  });

  it("[AL60] is kept once its script runs, though it starts late", async () => {
    known.script = "activated";
    const { page, remove, log } = await drawn();
    await press(page, ON);
    await settle();
    expect(log.some(({ body }) => body.includes("KeepAlarmDevice"))).toBe(true);
    expect(page.textContent).not.toContain("could not be loaded");
    remove();
  });

  it("[AL60] is taken back on this device alone, also where the browser ended it by itself meanwhile", async () => {
    const { page, remove, log } = await drawn();
    stands = { key: "house", count: 2, isHere: true };
    await press(page, ON);
    await settle();
    known.subscription = null;
    stands = { key: "house", count: 2, isHere: false };
    await press(page, OFF);
    await settle();
    expect(log.some(({ body }) => body.includes("RemoveAlarmDevices"))).toBe(false);
    expect(known.isRegistered).toBe(false);
    expect(page.textContent).toContain("You are told on 2 other devices.");
    remove();
  });

  it.each([
    ["the browser was told to refuse it", () => void (known.said = "denied"), "is told to show nothing"],
    ["nobody said yes", () => void (known.said = "default"), "nothing has changed"],
    [
      "its push service gives nothing",
      () => void (known.fault = new DOMException("no", "AbortError")),
      "did not answer",
    ],
    ["its script does not come", () => void (known.script = new TypeError("no line")), "could not be loaded"],
    ["its script may not run", () => void (known.script = new DOMException("no")), "could not be loaded"],
    ["its script does not start", () => void (known.script = "redundant"), "could not be loaded"],
    ["the house does not know its push service", () => void (isKept = false), "sends nothing there"],
  ])("[AL60] is said not to be where %s", async (_why, happen, words) => {
    happen();
    const { page, remove } = await drawn();
    await press(page, ON);
    await settle();
    expect(page.textContent).toContain(words);
    expect(known.subscription).toBe(null);
    remove();
  });

  it.each([
    ["no web push", () => vi.stubGlobal("PushManager", undefined), "has no web push"],
    [
      "leave to show nothing",
      () => vi.stubGlobal("Notification", { permission: "denied" }),
      "is told to show nothing",
    ],
    ["a house without a key", () => void (stands = { ...stands, key: null }), "making its key"],
  ])("[AL60] says why it cannot be turned on: %s", async (_what, happen, words) => {
    happen();
    if (words === "has no web push") Reflect.deleteProperty(globalThis, "PushManager");
    const { page, remove } = await drawn();
    expect(page.textContent).toContain(words);
    expect(buttonNames(page)).toEqual([]);
    remove();
  });

  it("[AL60] tells whoever has five already which one goes", async () => {
    stands = { key: "house", count: 5, isHere: false };
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("the one that you said first is told no longer");
    remove();
  });

  it("[AL60] ends with their signing out", async () => {
    known.isRegistered = true;
    stubGateway(() => ({ json: { success: true } }));
    await leave();
    expect(known.isRegistered).toBe(false);
  });

  it("[AL60] leaves nothing on the screen of whoever signed out, though the browser does not end it", async () => {
    vi.spyOn(navigator.serviceWorker, "getRegistration").mockRejectedValue(new Error("not allowed here"));
    stubGateway(() => ({ json: { success: true } }));
    await expect(leave()).rejects.toThrow("not allowed here");
    expect(session.get().kind).toBe("signed_out");
  });
});
