import { expect, it } from "vitest";
import { ownCookies } from "./own-cookies.ts";

it.each([
  [null, ""],
  ["", ""],
  ["other=1; =x; holdfast.session_tokens=1", ""],
  [
    "a=1; holdfast.two_factor=x%3D.y; holdfast.session_token=z",
    "holdfast.session_token=z; holdfast.two_factor=x%3D.y",
  ],
  ["holdfast.session_token=one; holdfast.session_token=two", "holdfast.session_token=one"],
  ["__Host-holdfast.two_factor=q", "__Host-holdfast.two_factor=q"],
])("[G7] of %s leaves sign-in's own cookies, each once", (header, left) => {
  expect(ownCookies(header)).toBe(left);
});
