import { describe, expect, it } from "vitest";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { readNumber } from "./read-number.ts";
import { changeClosed, type ClosedChange, type ClosedContact, type ClosedList } from "./use-closed.ts";

const contact = (number: number): ClosedContact => ({
  row: queueRow(number, { status: "closed" }),
  closing: { at: 0, by: dana, disposition: "information", facts: null, offered: null },
});
const numbers = (list: ClosedList): readonly number[] => list.contacts.map(({ row }) => row.number);
const asked = changeClosed(
  { kind: "ready", contacts: [contact(9)], next: "x", number: 9 },
  { kind: "ask", number: null },
);
const first = changeClosed(asked, {
  kind: "page",
  number: null,
  page: { contacts: [contact(3), contact(2)], next: "2" },
  isMore: false,
});

describe("the number of a contact", () => {
  it.each([
    ["4120", 4120],
    [" #4120 ", 4120],
    ["# 4120", 4120],
    ["", null],
    ["0", null],
    ["-3", null],
    ["4120a", null],
    ["12345678901", null],
  ])("%j is read as %s", (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });
});

describe("the list of closed contacts", () => {
  it("starts empty with every new question", () => {
    expect(asked).toEqual({ kind: "loading", contacts: [], next: null, number: null });
  });

  it("grows by pages, and shows nobody twice when the list moved meanwhile", () => {
    const more = changeClosed(first, {
      kind: "page",
      number: null,
      page: { contacts: [contact(2), contact(1)], next: null },
      isMore: true,
    });
    expect(numbers(more)).toEqual([3, 2, 1]);
    expect(more.next).toBeNull();
  });

  it("drops the answer to a question that is no longer asked", () => {
    const late: ClosedChange = {
      kind: "page",
      number: 7,
      page: { contacts: [contact(7)], next: null },
      isMore: false,
    };
    expect(changeClosed(first, late)).toBe(first);
  });

  it("keeps what it shows when the next page fails", () => {
    expect(numbers(changeClosed(first, { kind: "failed", number: null }))).toEqual([3, 2]);
  });
});
