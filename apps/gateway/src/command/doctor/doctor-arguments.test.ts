import { describe, expect, it } from "vitest";
import { doctorArguments } from "./doctor-arguments.ts";

describe("what is asked of the doctor", () => {
  it.each([
    [[], { sendTo: null }],
    [["--send-to", "+15550177"], { sendTo: { number: "+15550177", channel: null } }],
    [["--send-to=+15550177", "--channel", "sms"], { sendTo: { number: "+15550177", channel: "sms" } }],
    [["--channel", "sms"], null],
    [["--send-to"], null],
    [["--sendto", "+15550177"], null],
    [["+15550177"], null],
  ] as const)("%j", (args, expected) => {
    expect(doctorArguments(args)).toEqual(expected);
  });
});
