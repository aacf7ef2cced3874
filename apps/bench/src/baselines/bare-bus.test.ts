import { expect, it } from "vitest";
import { command, messagesIn } from "./bare-bus.ts";

const SUBSCRIBED = "*3\r\n$9\r\nsubscribe\r\n$4\r\nlane\r\n:1\r\n";
const message = (text: string): string => command("message", "lane", text);

it("writes a command as Redis reads it", () => {
  expect(command("PUBLISH", "lane", "a b")).toBe("*3\r\n$7\r\nPUBLISH\r\n$4\r\nlane\r\n$3\r\na b\r\n");
});

it("reads what was published, and keeps what has not come whole", () => {
  const whole = SUBSCRIBED + message('{"contact":"x"}') + message("");
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const first = messagesIn(whole.slice(0, cut));
    const second = messagesIn(first.rest + whole.slice(cut));
    expect([...first.messages, ...second.messages]).toEqual(['{"contact":"x"}', ""]);
    expect(second.rest).toBe("");
  }
});
