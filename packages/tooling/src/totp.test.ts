import { expect, it } from "vitest";
import { totp } from "./totp.ts";

/** The key of RFC 6238, appendix B, in base 32; its codes have eight digits there, of which these are the last six. */
const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [20_000_000_000, "353130"],
])("the code at second %i is the one of RFC 6238", (second, code) => {
  expect(totp(KEY, second * 1_000)).toBe(code);
});
