import { expect, it } from "vitest";
import { providerOf } from "./directory.ts";
import { factorDirectoryOf } from "./factor-directory.ts";

const env = {
  issuer: new URL("https://login.example.org/"),
  clientId: "holdfast",
  secret: { kind: "value", value: "not a real one" },
  name: "Example",
} as const;

it("[G516] the directory counts where the house says by which words it tells of two factors, and else not", () => {
  expect(factorDirectoryOf({ ...env, secondFactor: new Set(["mfa"]) })).toBe(providerOf(env));
  expect(factorDirectoryOf({ ...env, secondFactor: new Set() })).toBeNull();
  expect(factorDirectoryOf(null)).toBeNull();
});
