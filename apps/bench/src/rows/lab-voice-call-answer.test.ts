import { ensureAsterisk } from "@holdfast/channel-voice-sip/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { measureCallAnswer } from "./call-answer.ts";

const installed = await ensureAsterisk();

it.skipIf(installed.kind === "cannot")(
  "answers calls by a key in a real console, and knows when each heard the other",
  async () => {
    const answers = rounds(3);
    const figures = await measureCallAnswer({ answers });
    const [all, worst, middle] = figures;
    expect(all).toMatchObject({ ours: `${answers} of ${answers}`, verdict: "exact" });
    // How long it took depends on who else uses the machine.
    expect(Number.parseFloat(middle?.ours ?? "")).toBeGreaterThan(0);
    expect(Number.parseFloat(worst?.ours ?? "")).toBeGreaterThanOrEqual(
      Number.parseFloat(middle?.ours ?? ""),
    );
  },
  180_000,
);
