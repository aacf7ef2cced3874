import { expect, it } from "vitest";
import { sayEachMinute, type SoFar } from "./said-each-minute.ts";

const AT_FIRST: SoFar = { taken: 10, of: 30, open: 4, answered: 6 };
const LATER: SoFar = { taken: 20, of: 30, open: 1, answered: 19 };

it("says after each minute how far it has come, and nothing once it is over", async () => {
  const ended = new AbortController();
  const looks = [AT_FIRST, LATER];
  const heard: string[] = [];
  const said = (words: string): void => {
    heard.push(words);
    if (heard.length === 2) ended.abort();
  };
  await sayEachMinute(async () => looks.shift() ?? AT_FIRST, said, ended.signal, 1);
  expect(heard).toEqual([
    "minute 1: 10 of 30 deliveries taken, 6 answered, 4 contacts open",
    "minute 2: 20 of 30 deliveries taken, 19 answered, 1 contacts open",
  ]);
});

it("ends as its look does where that fails", async () => {
  const look = async (): Promise<SoFar> => {
    throw new Error("nobody knows");
  };
  await expect(sayEachMinute(look, () => {}, new AbortController().signal, 1)).rejects.toThrow(
    "nobody knows",
  );
});
