import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  messageId,
  OUR_NUMBER,
  startTextLab,
  until,
  untilStill,
  whole,
  type TextLab,
} from "./testing/index.ts";

const SETUP_MS = 300_000;
const TEST_MS = 60_000;
const THEIRS = "15550611";
/** As the README says, but sooner. */
const SOONER = { "enquire-link-interval": 1, "connection-timeout": 3 };

let lab: TextLab;
let line: CuttableLine | undefined;
beforeAll(async () => {
  lab = await startTextLab({ smsc: SOONER }, { lineTo: async (port) => (line = await openLine(port)).port });
}, SETUP_MS);
afterAll(async () => {
  await lab?.close();
  await line?.close();
}, SETUP_MS);

it(
  "[SM17] a line to the carrier that falls silent is seen to be lost, and opened anew; what waited on either side comes through once",
  async () => {
    await line?.cut("silent");
    const text = "Sent into the silence";
    await lab.send({ messageId: messageId(1), threadKey: THEIRS, address: THEIRS, text });
    const brought = lab.carrier.deliver(
      whole({ from: THEIRS, to: OUR_NUMBER, text: "Is anybody there?" }, false),
    );
    await lab.kannel.untilLink(false);
    expect(await lab.check()).toEqual({ kind: "down", reason: "line" });
    await line?.mend();
    await lab.kannel.untilLink(true);
    await brought;
    const written = () => lab.intake.events().filter(({ kind }) => kind === "message");
    // Kannel answers its carrier before it tells the gateway, so that either may be the last.
    await until("the text of either side", () => lab.carrier.received().length > 0 && written().length > 0);
    await untilStill(lab);
    expect(lab.carrier.received().map((one) => one.text)).toEqual([text]);
    expect(written()).toHaveLength(1);
  },
  TEST_MS,
);
