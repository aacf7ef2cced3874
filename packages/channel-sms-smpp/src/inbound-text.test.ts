import { describe, expect, it } from "vitest";
import { posted, SECRET } from "./fixtures.ts";
import { webhookIntake } from "./webhook.ts";

describe("a text that opts out", () => {
  const id = "0b5cd2ac-4c20-4a3f-9d7e-0d6f0c1f2a3b";
  const read = (text: string, at = "1767225600") => {
    const webhook = webhookIntake(SECRET);
    const delivery = posted({ id, from: "+15550100", body: new TextEncoder().encode(text), at });
    const vouched = webhook.verify(delivery);
    const parsed = vouched === null ? null : webhook.parse(vouched);
    if (parsed?.kind !== "events") throw new Error("it cannot be read");
    return parsed.events;
  };

  it("[SM15] is a message as well, for somebody in danger may have written it", () => {
    expect(read("Stop")).toEqual([
      expect.objectContaining({ kind: "message", text: "Stop", threadKey: "+15550100" }),
      {
        kind: "opt_out",
        dedupeKey: `opt_out:${id}`,
        threadKey: "+15550100",
        optedOut: true,
        saidAt: 1_767_225_600_000,
      },
    ]);
  });

  it("[SM15] opts in again with START, without a time when Kannel gives none", () => {
    expect(read("START", "soon")[1]).toMatchObject({ kind: "opt_out", optedOut: false, saidAt: null });
  });

  it("[SM15] is one event and no more when it says anything else", () => {
    expect(read("please stop him").map(({ kind }) => kind)).toEqual(["message"]);
  });
});
