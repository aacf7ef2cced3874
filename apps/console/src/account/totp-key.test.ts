import { expect, it } from "vitest";
import { readTotpKey } from "./totp-key.ts";

it("what an app needs is read from what sign-in gave, under the user name alone", () => {
  const given =
    "otpauth://totp/Holdfast:dana%40holdfast.invalid?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&issuer=Holdfast&digits=6&period=30";
  expect(readTotpKey(given, "dana")).toEqual({
    address:
      "otpauth://totp/Holdfast:dana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&issuer=Holdfast&digits=6&period=30",
    typed: "GEZD GNBV GY3T QOJQ GEZD GNBV GY",
  });
});

it.each(["", "not an address", "otpauth://totp/x", "otpauth://totp/x?secret=0189"])(
  "nothing is read from %s",
  (given) => {
    expect(readTotpKey(given, "dana")).toBeNull();
  },
);
