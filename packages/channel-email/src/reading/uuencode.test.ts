import { expect, it } from "vitest";
import { CORPUS_HOUSE } from "../corpus/house.ts";
import { readMail } from "./read-mail.ts";

const NOBODY = { from: null, to: [], receivedAt: null };
const namesIn = (begin: string): readonly (string | null)[] => {
  const raw = `From: Ada <ada@example.org>\nTo: intake@line.example\nSubject: Hello\n\nAre you there?\n${begin}\n#0V%T\n\`\nend\n`;
  return readMail(Buffer.from(raw), NOBODY, CORPUS_HOUSE).files.map(({ name }) => name);
};

it.each([
  ["begin 644 cat.txt", "cat.txt"],
  ["begin 644 \u0000begin 644 cat.txt", "begin 644 cat.txt"],
  ["begin 644 cat\u202Etxt.exe", "cattxt.exe"],
  ["begin 644 ../../etc/cat.txt", "cat.txt"],
  ["begin 644 \u0000.", null],
])("[EM42] a file written into the words has a name that may be shown: %j", (begin, name) => {
  expect(namesIn(begin)).toEqual([name]);
});
