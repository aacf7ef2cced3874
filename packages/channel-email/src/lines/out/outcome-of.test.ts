import fc from "fast-check";
import { expect, it } from "vitest";
import { outcomeOf, type HandOverFailure } from "./outcome-of.ts";

const STAGES = ["connection", "login", "sender", "recipient", "message"] as const;

it.each<[string, HandOverFailure, string]>([
  ["nobody there", { stage: "connection", code: null, begun: false }, "retry unreached"],
  ["turned away at the greeting", { stage: "connection", code: 554, begun: false }, "retry unreached"],
  ["a password nobody knows", { stage: "login", code: 535, begun: false }, "retry unreached"],
  ["a sender that is not ours", { stage: "sender", code: 553, begun: false }, "rejected refused"],
  ["a sender that has to wait", { stage: "sender", code: 451, begun: false }, "retry"],
  ["no such mailbox", { stage: "recipient", code: 550, begun: false }, "rejected unreachable"],
  ["a mailbox that is busy", { stage: "recipient", code: 450, begun: false }, "retry"],
  ["a line lost before the words", { stage: "connection", code: null, begun: false }, "retry unreached"],
  ["words that are not wanted", { stage: "message", code: 554, begun: true }, "rejected refused"],
  ["words that have to wait", { stage: "message", code: 452, begun: true }, "retry"],
  ["a line lost within or after the words", { stage: "connection", code: null, begun: true }, "unknown"],
])("[CH63, EM91] %s", (_name, failure, expected) => {
  const result = outcomeOf(failure);
  const isUnreached = result.kind === "retry" && result.unreached === true;
  const words = [
    result.kind,
    result.kind === "rejected" ? result.reason : "",
    isUnreached ? "unreached" : "",
  ];
  const told = words.filter((word) => word !== "").join(" ");
  expect(told).toBe(expected);
});

it("[EM91] is surely not sent only when the server said so or no byte of the words had left", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...STAGES),
      fc.option(fc.integer({ min: 400, max: 599 })),
      fc.boolean(),
      (stage, code, begun) => {
        const nobodyCanTell = begun && code === null && stage !== "login";
        expect(outcomeOf({ stage, code, begun }).kind === "unknown").toBe(nobodyCanTell);
      },
    ),
  );
});
