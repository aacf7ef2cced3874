import { expect, it } from "vitest";
import { formSenderOf, trustedBy } from "./form-senders.ts";

const ALL = ["forms@site.example", "Help@line.example:www@site.example", "box:old@site.example"].map(
  formSenderOf,
);

it.each([
  [["intake@line.example"], ["forms@site.example"]],
  [["help@line.example"], ["forms@site.example", "www@site.example"]],
  [["box"], ["forms@site.example", "old@site.example"]],
  [
    ["help@line.example", "box"],
    ["forms@site.example", "www@site.example", "old@site.example"],
  ],
  [[], ["forms@site.example"]],
])("[EM36] what comes by %j may come from %j", (ways, trusted) => {
  expect(trustedBy(ALL, ways)).toEqual(trusted);
});
