import { describe, expect, it } from "vitest";
import { posted, SECRET } from "./fixtures.ts";
import { webhookIntake } from "./webhook.ts";

describe("a text that is one word", () => {
  const id = "0b5cd2ac-4c20-4a3f-9d7e-0d6f0c1f2a3b";
  const read = (text: string) => {
    const webhook = webhookIntake({ callbackSecret: SECRET });
    const delivery = posted({
      id,
      from: "+15550100",
      body: new TextEncoder().encode(text),
      at: "1767225600",
    });
    const vouched = webhook.verify(delivery);
    const parsed = vouched === null ? null : webhook.parse(vouched);
    if (parsed?.kind !== "events") throw new Error("it cannot be read");
    return parsed.events;
  };

  it.each(["Stop", "START", "HELP", "YES"])("[SM15] %s is a message and nothing else", (text) => {
    expect(read(text)).toEqual([
      expect.objectContaining({
        kind: "message",
        text,
        threadKey: "+15550100",
        sentAt: 1_767_225_600_000,
      }),
    ]);
  });
});
