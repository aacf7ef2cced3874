import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTextLab, type TextLab } from "./testing/index.ts";

const SETUP_MS = 300_000;
const TEST_MS = 60_000;

let lab: TextLab;
beforeAll(async () => {
  lab = await startTextLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

describe("asking a real Kannel whether texts would leave", () => {
  it("[SM14] is well while the line is up, and nothing reaches anybody", async () => {
    expect(await lab.check()).toEqual({ kind: "well" });
    expect(lab.carrier.received()).toEqual([]);
    expect(lab.kannel.stored()).toBe(0);
  });

  it(
    "[SM14] sees that the line is lost, and that it is back",
    async () => {
      await lab.carrier.close();
      await lab.kannel.untilLink(false);
      expect(await lab.check()).toEqual({ kind: "down", reason: "line" });
      // smsbox alone is none the wiser: it would take texts for a line that is down.
      const blind = lab.connect({ statusUrl: undefined });
      expect(await blind.check?.()).toEqual({ kind: "well" });
      await lab.carrier.open();
      await lab.kannel.untilLink(true);
      expect(await lab.check()).toEqual({ kind: "well" });
    },
    TEST_MS,
  );

  it.each([
    ["a wrong password", { password: "another-password" }, "credentials"],
    ["somebody it does not know", { username: "somebody" }, "credentials"],
    ["a wrong status password", { statusPassword: "another-password" }, "credentials"],
    ["a door that is not smsbox's", { sendsmsUrl: "http://127.0.0.1:1/cgi-bin/sendsms" }, "unreachable"],
    ["a status page that is not there", { statusUrl: "http://127.0.0.1:1/status.xml" }, "unreachable"],
  ] as const)("[SM14] with %s", async (_name, changed, reason) => {
    expect(await lab.connect(changed).check?.()).toEqual({ kind: "down", reason });
  });

  it(
    "[SM14] sees that Kannel is away, and that it is back",
    async () => {
      await lab.kannel.stop();
      expect(await lab.check()).toEqual({ kind: "down", reason: "unreachable" });
      await lab.kannel.start();
      expect(await lab.check()).toEqual({ kind: "well" });
    },
    TEST_MS,
  );
});
