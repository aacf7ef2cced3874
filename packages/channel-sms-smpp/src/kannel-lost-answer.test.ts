import { afterEach, describe, expect, it } from "vitest";
import { messageId, startTextLab, until, untilStill, type TextLab } from "./testing/index.ts";

const TEXTS = 8;
const LOST = 3;

let lab: TextLab | undefined;
afterEach(() => lab?.close());

const number = (nth: number): string => `1555060${nth}`;
const words = (nth: number): string => `Number ${nth} of several at once`;

/** The carrier takes one of several texts and the line breaks before its answer: how often each was on a telephone. */
async function afterALostAnswer(otherwise: Parameters<typeof startTextLab>[0]): Promise<readonly number[]> {
  const road = await startTextLab(otherwise);
  lab = road;
  let taken = 0;
  road.carrier.treat(() => {
    taken += 1;
    return {
      answer: taken === LOST ? "lose_answer" : "accept",
      reports: [{ when: "after", state: "DELIVRD" }],
    };
  });
  const all = Array.from({ length: TEXTS }, (_, nth) => nth);
  await Promise.all(
    all.map((nth) =>
      road.send({
        messageId: messageId(nth),
        threadKey: number(nth),
        address: number(nth),
        text: words(nth),
      }),
    ),
  );
  const arrivals = (nth: number): number =>
    road.carrier.received().filter(({ text }) => text === words(nth)).length;
  await until("every text", () => all.every((nth) => arrivals(nth) > 0));
  await untilStill(road);
  return all.map(arrivals).toSorted((one, other) => one - other);
}

/** Each text once, but one of them twice. */
const ONE_TWICE = [...Array<number>(TEXTS - 1).fill(1), 2];

describe("an answer of the carrier's that is lost with the line", () => {
  it("[SM12] sends that one text again, of all that wait or are under way", async () => {
    expect(await afterALostAnswer({})).toEqual(ONE_TWICE);
  });

  // Kannel asks none of these when a line breaks: what had no answer goes back to what waits to be sent.
  it.each([
    ["reconnect when an answer does not come", { smsc: { "wait-ack-expire": "0x00" } }],
    ["put it back when an answer does not come", { smsc: { "wait-ack-expire": "0x01" } }],
    ["wait for ever for an answer", { smsc: { "wait-ack-expire": "0x02" } }],
    ["try each text once", { core: { "sms-resend-retry": 0 } }],
  ])("[SM12] and no setting of Kannel's keeps it from that: %s", async (_, otherwise) => {
    expect(await afterALostAnswer(otherwise)).toEqual(ONE_TWICE);
  });

  it.each([1, 2, 3])("[SM12] of a text in parts only part %i goes again, and is read once", async (lost) => {
    lab = await startTextLab();
    let taken = 0;
    lab.carrier.treat(() => {
      taken += 1;
      return {
        answer: taken === lost ? "lose_answer" : "accept",
        reports: [{ when: "after", state: "DELIVRD" }],
      };
    });
    const text = "This one goes in three parts. ".repeat(12);
    await lab.send({ messageId: messageId(1), threadKey: number(1), address: number(1), text });
    await until("every part, one of them again", () => taken === 4);
    await untilStill(lab);
    expect(taken).toBe(4);
    expect(lab.carrier.received().map((one) => one.text)).toEqual([text]);
  });
});
