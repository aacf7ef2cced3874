import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { messageId, startTextLab, until, type TextLab } from "./testing/index.ts";

const SETUP_MS = 300_000;
/** Kannel counts whole minutes, so one is the shortest there is. */
const OUTAGE_MS = 61_000;
const AFTER_MS = 5000;

let lab: TextLab;
beforeAll(async () => {
  lab = await startTextLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

it(
  "[SM7] a text that waited in Kannel longer than it is worth never goes out, and is told as failed",
  async () => {
    const send = (number: number, left: number): ReturnType<TextLab["send"]> => {
      const address = `1555040${number}`;
      const goodUntil = lab.clock() + left;
      return lab.send({
        messageId: messageId(number),
        threadKey: address,
        address,
        text: "For now",
        goodUntil,
      });
    };
    await lab.carrier.close();
    await lab.kannel.untilLink(false);
    expect((await send(1, 45_000)).kind).toBe("accepted");
    await pause(OUTAGE_MS);
    expect((await send(2, 45_000)).kind).toBe("accepted");
    await lab.carrier.open();
    await until("the text that is still good", () => lab.carrier.received().length > 0);
    const toldOfFirst = (): readonly string[] =>
      lab.intake
        .events()
        .flatMap((event) =>
          event.kind === "receipt" && event.messageId === messageId(1) ? [event.state] : [],
        );
    await until("what became of the first", () => toldOfFirst().length > 0);
    await pause(AFTER_MS);
    expect(lab.carrier.received().map(({ to }) => to)).toEqual(["15550402"]);
    expect(toldOfFirst()).toEqual(["failed"]);
  },
  4 * OUTAGE_MS,
);
