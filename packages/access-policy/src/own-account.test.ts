import { expect, it } from "vitest";
import { Capability } from "./capability.ts";
import { isOfOwnAccount } from "./own-account.ts";

it("[A89] one's own account is what is read and changed of oneself, and nothing else", () => {
  expect(Capability.options.filter(isOfOwnAccount)).toEqual(["self.read", "self.change"]);
});
