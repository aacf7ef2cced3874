import JsSIP from "jssip";
import { expect, it } from "vitest";
import { openJsSipLine } from "./jssip-line.ts";
import type { LineEvent } from "./sip-line.ts";

it("[VD9] writes no log, whatever the line does", () => {
  expect(JsSIP.debug.enabled("JsSIP:UA")).toBe(false);
});

it("[VD5] says that a line is lost where nobody answers, and lets go of it when it is closed", async () => {
  const told: LineEvent[] = [];
  const line = openJsSipLine(
    {
      url: "ws://127.0.0.1:9/ws",
      domain: "voice.test",
      username: "d-1",
      password: "invented",
      iceServers: [],
    },
    (event) => told.push(event),
  );
  await expect.poll(() => told.map((event) => event.kind === "line" && event.line)).toContain("lost");
  line.close();
  // Legs that are no more are passed over.
  line.end("l1");
  line.mute("l1", true);
});
