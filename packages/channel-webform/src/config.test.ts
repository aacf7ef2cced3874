import { readConfig } from "@holdfast/channel-kit";
import { describe, expect, it } from "vitest";
import channel from "./index.ts";

const read = (environment: Record<string, string>) => readConfig(channel, "webform", environment);

describe("the configuration", () => {
  it("[WF23] needs nothing: the form works unconfigured", () => {
    expect(read({ HOLDFAST_REACH_URL: "http://localhost:4000" })).toEqual({
      kind: "ready",
      config: { emergencyNumber: "911", answerWithinMinutes: 240 },
    });
  });

  it("[WF23] takes numbers and a promise", () => {
    const given = read({
      HOLDFAST_WEBFORM_EMERGENCY_NUMBER: "112",
      HOLDFAST_WEBFORM_CALL_NUMBER: " +1 (800) 555-0100 ",
      HOLDFAST_WEBFORM_ANSWER_WITHIN_MINUTES: "30",
    });
    expect(given).toEqual({
      kind: "ready",
      config: {
        emergencyNumber: "112",
        callNumber: "+1 (800) 555-0100",
        answerWithinMinutes: 30,
      },
    });
  });

  it.each([
    ["HOLDFAST_WEBFORM_CALL_NUMBER", "ask for Dana"],
    ["HOLDFAST_WEBFORM_ANSWER_WITHIN_MINUTES", "0"],
    ["HOLDFAST_WEBFORM_ANSWER_WITHIN_MINUTES", "1.5"],
  ])("[WF23] %s=%s is refused by name", (name, value) => {
    const refused = read({ [name]: value });
    expect(refused).toMatchObject({ kind: "refused", reasons: [expect.stringContaining(name)] });
  });
});
