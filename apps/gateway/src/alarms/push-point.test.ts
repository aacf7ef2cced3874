import { createECDH } from "node:crypto";
import { expect, it } from "vitest";
import { isPushPoint } from "./push-point.ts";

const keys = createECDH("prime256v1");
keys.generateKeys();
const written = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

it("[G681] a browser's key is a point of the curve, and nothing else that is as long", () => {
  const point = keys.getPublicKey();
  expect(isPushPoint(written(point))).toBe(true);
  const beside = Uint8Array.from(point);
  beside[64] = (beside[64] ?? 0) ^ 1;
  expect(isPushPoint(written(beside))).toBe(false);
  expect(isPushPoint(written(new Uint8Array(65)))).toBe(false);
  expect(isPushPoint(written(new Uint8Array(65).fill(4)))).toBe(false);
  expect(isPushPoint(keys.getPublicKey("base64url", "compressed"))).toBe(false);
  expect(isPushPoint(`${written(point)}=`)).toBe(false);
  expect(isPushPoint("")).toBe(false);
});
