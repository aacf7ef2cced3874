import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { freshPassword } from "../demo/password.ts";
import { isGuessedFirst } from "./guessed-first.ts";

describe("a password that is guessed first", () => {
  it.each(["1qaz2wsx3edc", "unbelievable", "qwertyqwerty", "QwertyQwerty", "123456789987654321"])(
    "[G454] is one that many people have: %s",
    async (password) => {
      expect(await isGuessedFirst(password)).toBe(true);
    },
  );

  it.each([
    "Holdfast2026!",
    "hotline-advocate-1",
    "Administrator123",
    "CrisisHotline!!",
    "password PASSWORD",
  ])("[G454] is one that says where it is for: %s", async (password) => {
    expect(await isGuessedFirst(password)).toBe(true);
  });

  it.each([
    "quiet rivers run deeper",
    "a password for tests only",
    "our hotline has nine blue chairs",
    "4927710385561029",
    "тихая река и ночь",
  ])("is none like %s", async (password) => {
    expect(await isGuessedFirst(password)).toBe(false);
  });

  it("is none that we draw ourselves", async () => {
    const drawn = freshPassword((size) => new Uint8Array(size).fill(7));
    expect(await isGuessedFirst(drawn)).toBe(false);
  });

  it("[G454] is one of more than three thousand of twelve signs, each there once", async () => {
    const bytes = await readFile(new URL("./guessed-first.bin", import.meta.url));
    const stubs = new Set(
      Array.from({ length: bytes.length / 6 }, (_, at) => bytes.toString("hex", at * 6, at * 6 + 6)),
    );
    expect([bytes.length % 6, stubs.size]).toEqual([0, 10_000]);
  });
});
