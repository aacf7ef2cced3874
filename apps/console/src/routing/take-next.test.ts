import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { EMPTY_QUEUE, queue, rowOf } from "../queue/queue-store.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import type { HindranceData } from "./next-document.ts";
import { nothingWords } from "./next-words.ts";
import { speak } from "../text/language.ts";
import { takeNext } from "./take-next.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const NOON = new Date(2026, 10, 28, 12, 0).getTime();
const said = () => vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));
const because = (given: Partial<HindranceData> & Pick<HindranceData, "rule">): HindranceData => ({
  count: 1,
  presence: null,
  medium: null,
  language: null,
  limit: null,
  ...given,
});
beforeEach(() => {
  speak("en");
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.mocked(announce).mockClear();
  queue.set(EMPTY_QUEUE);
});

describe("why nothing is for somebody now", () => {
  it.each<[string, readonly HindranceData[]]>([
    [
      "You have time to yourself. End it when you are ready.",
      [because({ rule: "Q51_presence", presence: "wrap_up" })],
    ],
    ["You are on a break. Come back from it first.", [because({ rule: "Q51_presence", presence: "break" })]],
    ["You are off shift. Go on shift first.", [because({ rule: "Q51_presence", presence: "off" })]],
    [
      "You count as away. Say that you are available first.",
      [because({ rule: "Q51_presence", presence: "away" })],
    ],
    ["You are there to be consulted only.", [because({ rule: "Q51_presence", presence: "consult_only" })]],
    ["Your shift is long already.", [because({ rule: "Q57_long_shift" })]],
    ["You are on a call.", [because({ rule: "Q54_on_a_call" })]],
    ["You are on a call that is a crisis.", [because({ rule: "Q56_crisis_call" })]],
    ["You have 2 texts, which is as many", [because({ rule: "Q55_texts", limit: 2 })]],
    ["You have 4 letters and forms, which", [because({ rule: "Q55_letters", limit: 4 })]],
    [
      "2 that wait come by: Form. You are not noted",
      [because({ rule: "Q52_not_their_channel", medium: "form", count: 2 })],
    ],
    [
      "1 that waits comes by: Text. You have paused",
      [because({ rule: "Q52_channel_paused", medium: "text" })],
    ],
    [
      "3 that wait need this language: Spanish.",
      [because({ rule: "Q53_language", language: "es", count: 3 })],
    ],
  ])("[G607] is said: %s", (words, reasons) => {
    const all = nothingWords(
      { __typename: "NothingForYou", waiting: 3, isTakenMeanwhile: false, because: [...reasons] },
      NOON,
    );
    expect(all).toContain(words);
    expect(all).toMatch(/^12:00:00.*: nothing that waits is for you now\./);
  });

  it("[G607] is said, too, where nobody waits, and where colleagues were quicker", () => {
    const none = { __typename: "NothingForYou", waiting: 0, isTakenMeanwhile: false, because: [] } as const;
    expect(nothingWords({ ...none, because: [] }, NOON)).toMatch(/: no one is waiting\.$/);
    expect(nothingWords({ ...none, because: [], waiting: 1, isTakenMeanwhile: true }, NOON)).toMatch(
      /: colleagues were quicker\.$/,
    );
  });
});

describe("taking the next", () => {
  it("[G607] is mine once the gateway says so, and the queue knows at once", async () => {
    const row = queueRow(7, { status: "claimed", holder: dana, heldSince: 1 });
    const log = stubGateway(() => ({ json: { data: { next: { __typename: "NextTaken", row } } } }));
    const taken = await takeNext();
    expect(taken).toEqual({ kind: "taken", id: row.id });
    expect(rowOf(queue.get(), row.id)?.holder?.id).toBe(dana.id);
    expect(said()).toEqual(["You have contact 7."]);
    expect(log).toHaveLength(1);
  });

  it("[G607] says why there is none, and that it is not known where the answer is lost", async () => {
    stubGateway(() => ({
      json: {
        data: { next: { __typename: "NothingForYou", waiting: 0, isTakenMeanwhile: false, because: [] } },
      },
    }));
    expect(await takeNext()).toMatchObject({ kind: "none" });
    stubGateway(() => "unreachable");
    expect(await takeNext()).toEqual({
      kind: "none",
      words: "The gateway did not answer. It is not known whether this was done.",
    });
    expect(said()).toHaveLength(2);
  });
});
