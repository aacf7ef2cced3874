import { arrangeQueue } from "@holdfast/queue-policy";
import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { orderWords } from "./order-words.ts";
import { dana, queueRow } from "./row.fixture.ts";

beforeAll(() => speak("en"));

describe("why the queue stands as it does", () => {
  it("has a sentence for every rule, naming both contacts", () => {
    const placed = arrangeQueue([
      queueRow(7, { isAutomatic: true }),
      queueRow(6, { status: "claimed", holder: dana }),
      queueRow(5, { dueAt: 9, waitingSince: 3 }),
      queueRow(4, { dueAt: 9, waitingSince: 3 }),
      queueRow(3, { dueAt: 9, waitingSince: 1 }),
      queueRow(2, { dueAt: 8 }),
      queueRow(1, { danger: "said_so" }),
    ]);
    const sentences = placed.flatMap(({ row, beforeNextBecause }, index) => {
      const next = placed[index + 1];
      return next && beforeNextBecause ? [orderWords(row.number, next.row.number, beforeNextBecause)] : [];
    });
    expect(sentences).toEqual([
      "1 stands before 2: somebody is in danger.",
      "2 stands before 3: its answer is due sooner.",
      "3 stands before 4: it has waited longer.",
      "4 stands before 5: both wait alike, and it came first.",
      "5 stands before 6: it waits for somebody, and 6 has somebody.",
      "6 stands before 7: only machines wrote 7.",
    ]);
  });
});
