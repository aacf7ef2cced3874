import { testHost, type TestHost } from "@holdfast/channel-kit/conformance";
import { describe, expect, it } from "vitest";
import { showsSecret } from "./callback-secret.ts";
import { answering, fixtures } from "./fixtures.ts";
import { sender, UNSENT_VALIDITY_MS } from "./send.ts";
import type { Settings } from "./index.ts";

const settings = { ...fixtures.config, blockedCodes: undefined } as unknown as Settings;
const { message } = fixtures.send;

const accepting = (): TestHost => testHost({ provider: answering(202, "0: Accepted for delivery")() });
const failing = (error: Error): TestHost => ({
  ...testHost(),
  fetch: async () => {
    throw error;
  },
});
const because = (code: string): Error =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

async function requestFor(given: Partial<typeof message>, changed: Partial<Settings> = {}): Promise<Request> {
  const host = accepting();
  await sender({ ...settings, ...changed }, 1600, host)({ ...message, ...given });
  const [request] = host.requests;
  if (request === undefined) throw new Error("nothing was sent");
  return request;
}

describe("a text on its way to Kannel", () => {
  it("[SM8] has its words in the body and no number, word or secret in the address", async () => {
    const request = await requestFor({ text: "We are here 🫂" });
    expect(request.url).toBe(settings.sendsmsUrl);
    expect(await request.text()).toBe("We are here 🫂");
    expect(request.headers.get("x-kannel-to")).toBe(message.address);
  });

  it.each([
    ["We are here {now}", "0"],
    ["ñ é ü ¿ ¡", "0"],
    ["á", "2"],
    ["“quoted”", "2"],
    ["🫂", "2"],
  ])("[SM6] says how %s is written: %s", async (text, coding) => {
    expect((await requestFor({ text })).headers.get("x-kannel-coding")).toBe(coding);
  });

  it.each([
    [null, "2"],
    [UNSENT_VALIDITY_MS, "2"],
    [UNSENT_VALIDITY_MS - 500, "2"],
    [UNSENT_VALIDITY_MS - 5000, "1"],
    [61_000, "1"],
    [10_000, "1"],
    [-10_000, "1"],
  ])("[SM7] with %s ms left is worth %s minutes, and never nought", async (left, minutes) => {
    const goodUntil = left === null ? null : testHost().clock() + left;
    expect((await requestFor({ goodUntil })).headers.get("x-kannel-validity")).toBe(minutes);
  });

  it("[SM9] asks for every report, at an address that shows our secret and names the message", async () => {
    const { headers } = await requestFor({});
    const report = new URL(headers.get("x-kannel-dlr-url") ?? "");
    expect(headers.get("x-kannel-dlr-mask")).toBe("63");
    expect(`${report.pathname}${report.search}`).toBe(
      `/channels/sms-smpp/webhook/report?message=${message.messageId}&state=%d`,
    );
    const claimed = `Basic ${Buffer.from(`${report.username}:${report.password}`).toString("base64")}`;
    expect(showsSecret(settings.callbackSecret, claimed)).toBe(true);
  });

  it("[SM16] asks for the carrier's code where one is set, and for nothing else", async () => {
    const { headers } = await requestFor({}, { blockedCodes: [27] });
    expect(new URL(headers.get("x-kannel-dlr-url") ?? "").search).toBe(
      `?message=${message.messageId}&state=%d&meta=%D`,
    );
  });

  it.each(["SHOP", "", "+1 555", "15550100\r\nx-kannel-from: 1", "12"])(
    "[SM13] is not sent to %j, which no telephone has",
    async (address) => {
      const host = accepting();
      const result = await sender(settings, 1600, host)({ ...message, address });
      expect(result).toEqual({ kind: "rejected", reason: "unreachable" });
      expect(host.requests).toHaveLength(0);
    },
  );

  it("[SM13] goes to the thread's number when there is no other", async () => {
    expect((await requestFor({ address: null })).headers.get("x-kannel-to")).toBe(message.threadKey);
  });
});

describe("a line that fails", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"])(
    "[CH63, SM13] with %s has surely sent nothing, nor would anything else have left from here",
    async (code) => {
      expect(await sender(settings, 1600, failing(because(code)))(message)).toEqual({
        kind: "retry",
        afterMs: 5000,
        unreached: true,
      });
    },
  );

  it.each([
    because("UND_ERR_SOCKET"),
    because("ECONNRESET"),
    new DOMException("too long", "TimeoutError"),
    new TypeError("terminated"),
  ])("[SM13] with %s may have sent it", async (error) => {
    const host = failing(error);
    expect(await sender(settings, 1600, host)(message)).toEqual({ kind: "unknown" });
    expect(host.records).toEqual([
      { event: "sms_smpp_line_lost", facts: { messageId: message.messageId, outcome: "unknown" } },
    ]);
  });
});
