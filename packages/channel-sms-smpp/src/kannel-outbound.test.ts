import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Receipt, SendResult } from "@holdfast/channel-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  findWords,
  messageId,
  OUR_NUMBER,
  startTextLab,
  until,
  untilStill,
  type TextLab,
} from "./testing/index.ts";
import type { Received } from "./testing/handsets.ts";
import type { Treatment } from "./testing/carrier.ts";

const SETUP_MS = 300_000;

let lab: TextLab;
let count = 0;
const used: string[] = [];

beforeAll(async () => {
  lab = await startTextLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);
afterEach(() =>
  lab.carrier.treat(() => ({ answer: "accept", reports: [{ when: "after", state: "DELIVRD" }] })),
);

/** Sends `text` to a number nobody else has. */
async function send(
  text: string,
): Promise<{ readonly number: string; readonly id: Receipt["messageId"]; readonly result: SendResult }> {
  count += 1;
  const number = `155502${String(count).padStart(2, "0")}`;
  const id = messageId(count);
  used.push(number, text);
  const result = await lab.send({ messageId: id, threadKey: number, address: number, text });
  return { number, id, result };
}

const at = (number: string): readonly Received[] => lab.carrier.received().filter(({ to }) => to === number);
const states = (id: Receipt["messageId"]): readonly Receipt["state"][] =>
  lab.intake
    .events()
    .flatMap((event) => (event.kind === "receipt" && event.messageId === id ? [event.state] : []));
const treat = (treatment: Treatment): void => lab.carrier.treat(() => treatment);

describe("texts from us, through a real Kannel", () => {
  it.each([
    ["seven bits in one part", "We are here with you. {} [] ~ ^ | \\ € ñéüà¿¡ @£$\nline", 0, 1],
    ["seven bits, 160 of them", "x".repeat(160), 0, 1],
    ["seven bits, 161 of them", "x".repeat(161), 0, 2],
    [
      "seven bits, the extension character on the edge",
      `${"x".repeat(152)}€${"y".repeat(152)}€${"z".repeat(20)}`,
      0,
      3,
    ],
    ["UCS-2 in one part", "Estás a salvo ahí? 🫂 مرحبا", 8, 1],
    ["UCS-2, 71 of them", `é${"á".repeat(70)}`, 8, 2],
    ["UCS-2, a pair on the edge of the parts", `á${"😢".repeat(60)}`, 8, 2],
    ["the longest in seven bits", "€".repeat(1600), 0, 22],
    ["the longest in UCS-2", "á".repeat(1600), 8, 24],
  ])("[SM6] reach the telephone word for word: %s", async (_, text, coding, least) => {
    const { number, result } = await send(text);
    expect(result).toEqual({ kind: "accepted", delivered: false });
    await until("the text", () => at(number).length > 0);
    expect(at(number)).toMatchObject([{ text, coding, from: OUR_NUMBER }]);
    expect(at(number)[0]?.parts).toBeGreaterThanOrEqual(least);
  });

  it("[SM7] are told to the carrier to be worth two minutes and no more", async () => {
    const { number } = await send("For now only");
    await until("the text", () => at(number).length > 0);
    const validity = at(number)[0]?.validity;
    expect(validity).toBeInstanceOf(Date);
    const lives = Number(validity) - Date.now();
    expect(lives).toBeGreaterThan(0);
    expect(lives).toBeLessThanOrEqual(180_000);
  });

  it("[SM9] are reported as taken by the carrier, then as delivered, each once", async () => {
    const { id } = await send("Reported once");
    await until("the report", () => states(id).includes("delivered"));
    expect(states(id)).toEqual(["sent", "delivered"]);
  });

  it("[SM9] in several parts are reported as one message", async () => {
    const { id } = await send("A long one, in parts. ".repeat(20));
    await until("the report", () => states(id).includes("delivered"));
    expect(states(id)).toEqual(["sent", "delivered"]);
  });

  it("[SM9] reported twice give one event", async () => {
    treat({
      answer: "accept",
      reports: [
        { when: "after", state: "DELIVRD" },
        { when: "after", state: "DELIVRD" },
      ],
    });
    const { id } = await send("Reported twice");
    await until("the report", () => states(id).includes("delivered"));
    await untilStill(lab);
    expect(states(id)).toEqual(["sent", "delivered"]);
  });

  it("[SM10] reported before the carrier took them are still taken, and a later report counts", async () => {
    treat({
      answer: "accept",
      reports: [
        { when: "before", state: "DELIVRD" },
        { when: "after", state: "DELIVRD" },
      ],
    });
    const { id } = await send("Reported before and after");
    await until("the report", () => states(id).includes("delivered"));
    expect(states(id)).toEqual(["sent", "delivered"]);
  });

  it("[SM10] reported only before the carrier took them stay sent: Kannel drops what it cannot place", async () => {
    treat({ answer: "accept", reports: [{ when: "before", state: "DELIVRD" }] });
    const { id } = await send("Reported too early");
    await until("the answer", () => states(id).includes("sent"));
    await untilStill(lab);
    expect(states(id)).toEqual(["sent"]);
  });

  it.each(["UNDELIV", "EXPIRED"] as const)("[SM9] reported %s have failed", async (state) => {
    treat({ answer: "accept", reports: [{ when: "after", state }] });
    const { id } = await send(`It did not arrive: ${state}`);
    await until("the report", () => states(id).includes("failed"));
    expect(states(id)).toEqual(["sent", "failed"]);
  });

  it("[SM9] refused by the carrier have failed", async () => {
    treat({ answer: "refuse", reports: [] });
    const { id, number, result } = await send("Refused");
    expect(result.kind).toBe("accepted");
    await until("the report", () => states(id).includes("failed"));
    expect(at(number)).toEqual([]);
  });

  it("[SM11] wait while the link is down, readable by nobody else, and go out once when it is up", async () => {
    await lab.carrier.close();
    await lab.kannel.untilLink(false);
    const { number, id, result } = await send("Sent while the link was down");
    expect(result.kind).toBe("accepted");
    expect((await stat(join(lab.kannel.folder, ".."))).mode & 0o077).toBe(0);
    expect(at(number)).toEqual([]);
    await lab.carrier.open();
    await until("the text", () => states(id).includes("delivered"));
    expect(at(number)).toHaveLength(1);
  });

  it("[SM12] whose answer was lost with the link go out again: SMPP has no name for a text", async () => {
    let lost = 0;
    lab.carrier.treat(() => {
      lost += 1;
      return {
        answer: lost === 1 ? "lose_answer" : "accept",
        reports: [{ when: "after", state: "DELIVRD" }],
      };
    });
    const { number, id } = await send("Taken, and the answer lost");
    await until("the report", () => states(id).includes("delivered"));
    expect(at(number)).toHaveLength(2);
  });

  it("[SM8] leave no word and no number in anything Kannel wrote", async () => {
    expect(used.length).toBeGreaterThan(20);
    expect(lab.intake.strange()).toBe(0);
    await untilStill(lab);
    expect(await findWords(lab.kannel.folder, used)).toEqual([]);
    expect(await readdir(lab.kannel.folder)).toContain("bearerbox.log");
  });
});
