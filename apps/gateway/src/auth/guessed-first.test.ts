import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshPassword } from "../demo/password.ts";
import { isGuessedFirst } from "./guessed-first.ts";

describe("a password that is guessed first", () => {
  it.each([
    "1qaz2wsx3edc",
    "unbelievable",
    "qwertyqwerty",
    "QwertyQwerty",
    "123456789987654321",
    "aaaaaaaaaaaaaaaa",
    "p@55w0rdp@55w0rd",
    "20101210201012102010",
  ])("[G454] is one that many people have: %s", async (password) => {
    expect(await isGuessedFirst(password)).toBe(true);
  });

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
    const drawn = Array.from({ length: 50 }, () => freshPassword(randomBytes));
    expect(await Promise.all(drawn.map(isGuessedFirst))).not.toContain(true);
  });
});
