import { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { HELP_HEARD_MS, helpNews, owedKey, type HelpTold } from "./help-owed.ts";

const [TEN, TWENTY] = HELP_HEARD_MS;
const CALLED = 1_800_000_000_000;
const owed = (number: number, since = CALLED) => ({
  contact: { id: ContactId.parse(`00000000-0000-7000-8000-${String(number).padStart(12, "0")}`), number },
  since,
});
/** What is told at each of these times, each decided after the one before. */
function toldAt(times: readonly number[], which = [owed(1)]): readonly (readonly number[])[] {
  let told: HelpTold = new Map();
  return times.map((now) => {
    const news = helpNews(told, which, now);
    told = news.told;
    return news.acts.map(({ contact }) => contact.number);
  });
}

describe("[AL29] help that nobody has confirmed", () => {
  it("is told ten and twenty minutes after it was called, each once", () => {
    const times = [
      CALLED,
      CALLED + TEN - 1,
      CALLED + TEN,
      CALLED + TEN + 1,
      CALLED + TWENTY,
      CALLED + 9 * TWENTY,
    ];
    expect(toldAt(times)).toEqual([[], [], [1], [], [1], []]);
  });

  it("is told once of each where the clock jumped over its times, or the page is new, the longest first", () => {
    const later = CALLED + 2 * TWENTY;
    expect(toldAt([later, later + 1], [owed(2, CALLED + 1), owed(1)])).toEqual([[1, 2], []]);
  });

  it("is told no second time when the clock is set back", () => {
    expect(toldAt([CALLED + TEN, CALLED, CALLED + TEN])).toEqual([[1], [], []]);
  });

  it("is decided again just when the next is due, and never once nothing is", () => {
    const at = (now: number, which = [owed(1)]) => helpNews(new Map(), which, now).againAt;
    expect([at(CALLED), at(CALLED + TEN), at(CALLED + TWENTY), at(CALLED, [])]).toEqual([
      CALLED + TEN,
      CALLED + TWENTY,
      null,
      null,
    ]);
    expect(at(CALLED + 5, [owed(1, CALLED + 5), owed(2)])).toBe(CALLED + TEN);
  });

  it("is forgotten once it is confirmed, and told anew of another call from the same contact", () => {
    const { told } = helpNews(new Map(), [owed(1)], CALLED + TWENTY);
    const after = helpNews(told, [], CALLED + TWENTY);
    expect([after.told.size, after.againAt]).toEqual([0, null]);
    const second = owed(1, CALLED + TWENTY);
    expect(owedKey(second)).not.toBe(owedKey(owed(1)));
    expect(helpNews(told, [second], CALLED + TWENTY + TEN).acts).toEqual([second]);
  });
});
