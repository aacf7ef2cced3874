import { expect, it } from "vitest";
import { openWaryProxy, type WaryProxy } from "./house/wary-proxy.ts";
import { arrived } from "./screen/desk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

let proxy: WaryProxy | undefined;
const stage = setStage({
  // A browser complains of a WebSocket that was refused.
  outage: true,
  outside: async (port) => {
    const opened = await openWaryProxy(port);
    proxy = opened;
    return {
      environment: { HOLDFAST_URL: opened.url.href, HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET },
      close: opened.close,
    };
  },
  moreOrigins: () => (proxy === undefined ? [] : [proxy.url.origin]),
});

let events = 0;

it.each(["refuses", "swallows"] as const)(
  "behind a proxy that %s WebSocket a console is live by plain requests",
  async (wariness) => {
    if (proxy === undefined) throw new Error("There is no proxy.");
    proxy.become(wariness);
    const before = proxy.asked();
    const { page } = await stage.advocate("dana", proxy.url);
    await page.getByText("● Live").waitFor({ timeout: 25_000 });
    expect(proxy.asked()).toBeGreaterThan(before);
    events += 1;
    const words = stage.secret("Is there a bed tonight?");
    const entered = Date.now();
    const taken = await deliver(stage.house().url, {
      event: `w${events}`,
      from: stage.secret(`555-017${events}`),
      text: words,
    });
    expect(taken.ok).toBe(true);
    await arrived(page, events);
    // A console that is not live loads anew at times; what comes this soon came by itself.
    expect(Date.now() - entered).toBeLessThan(3_000);
  },
);
