import { afterAll, beforeAll, expect, it } from "vitest";
import type { Receipt } from "@holdfast/channel-kit";
import type { Report } from "./testing/report.ts";
import { messageId, startTextLab, until, untilStill, type TextLab } from "./testing/index.ts";

const SETUP_MS = 300_000;
/** In octets: an escape, a space, a plus, an ampersand, and two that need no escape. */
const BLOCKED = [27, 32, 43, 550, 800, 1110];

let lab: TextLab;
let count = 0;
beforeAll(async () => {
  lab = await startTextLab({}, { blockedCodes: BLOCKED });
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

/** What is told of a text that the carrier treats so, once nothing more comes. */
async function toldOf(report: Pick<Report, "state" | "err" | "networkError">): Promise<readonly unknown[]> {
  lab.carrier.treat(() => ({ answer: "accept", reports: [{ when: "after", ...report }] }));
  count += 1;
  const id = messageId(count);
  const address = `155506${String(count).padStart(2, "0")}`;
  await lab.send({ messageId: id, threadKey: address, address, text: "Are you there?" });
  const receipts = (): readonly Receipt[] =>
    lab.intake
      .events()
      .flatMap((event) => (event.kind === "receipt" && event.messageId === id ? [event] : []));
  await until("the report", () => receipts().some(({ state }) => state !== "sent"));
  await untilStill(lab);
  return receipts().map(({ state, reason }) => (reason === undefined ? state : `${state}: ${reason}`));
}

it.each(["027", "27", "032", "043", "550", "800"])(
  "[SM16] a report with the code %s, which is set, says that they want no texts",
  async (err) => {
    expect(await toldOf({ state: "UNDELIV", err })).toEqual(["sent", "failed: opted_out"]);
  },
);

it("[SM16] the code counts also in a field of its own, where it may be longer, and of an expired text", async () => {
  const networkError = Buffer.from([3, 0x04, 0x56]);
  expect(await toldOf({ state: "EXPIRED", networkError })).toEqual(["sent", "failed: opted_out"]);
});

it.each(["000", "028", "1110", "0x1b"])(
  "[SM16] a report with the code %s, which is not set or not whole, is a failure like others",
  async (err) => {
    expect(await toldOf({ state: "UNDELIV", err })).toEqual(["sent", "failed"]);
  },
);

it("[SM16] a text that arrived is one, whatever code is beside it", async () => {
  expect(await toldOf({ state: "DELIVRD", err: "027" })).toEqual(["sent", "delivered"]);
});

it("[SM16] no report has a word or a number in its address", async () => {
  await toldOf({ state: "UNDELIV", err: "027" });
  const asked = lab.intake.asked();
  expect(asked.some((address) => address.includes("dlr_err"))).toBe(true);
  for (const address of asked) expect(decodeURIComponent(address)).not.toMatch(/Are you|155506|15550199/);
});
