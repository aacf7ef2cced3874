import { CaseId, SessionId, UserId } from "@holdfast/case-schema";
import { caseStream, type StreamName } from "@holdfast/wire";
import { beforeEach, describe, expect, it } from "vitest";
import {
  judgeJoins,
  REFUSAL_HOLDS_MS,
  REFUSED_MOST,
  REFUSED_WITHIN_MS,
  WAITING_MOST,
  type Joining,
  type JudgeJoins,
} from "./judge-joins.ts";

const somebody = (): Joining => ({
  userId: UserId.parse(crypto.randomUUID()),
  sessionId: SessionId.parse(crypto.randomUUID()),
});
const aCase = (): StreamName => caseStream(CaseId.parse(crypto.randomUUID()));

let now: number;
let may: (user: UserId, stream: StreamName) => boolean;
/** What was asked of the database, and how its answers come. */
let asked: { readonly user: UserId; readonly answer: () => void; readonly breaks: () => void }[];
let isHeldBack: boolean;
let judge: JudgeJoins;
const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  now = 1_000_000;
  may = () => false;
  asked = [];
  isHeldBack = false;
  judge = judgeJoins(
    async (user, stream) =>
      new Promise((resolve, reject) => {
        const answered = may(user, stream);
        asked.push({
          user,
          answer: () => resolve(answered),
          breaks: () => reject(new Error("not reachable")),
        });
        if (!isHeldBack) resolve(answered);
      }),
    () => now,
  );
});

describe("joins of cases", () => {
  it("[W30] are judged for four at once, one of each session, in their order", async () => {
    isHeldBack = true;
    const page = somebody();
    const pages = [page, page, page, ...Array.from({ length: 5 }, somebody)];
    const answers = Promise.all(pages.map(async (who) => judge.mayJoin(who, aCase())));
    await settle();
    expect(asked.map(({ user }) => user)).toEqual([0, 3, 4, 5].map((which) => pages[which]?.userId));
    asked[0]?.answer();
    await settle();
    // Those that waited come before the second one of the page that asked first.
    expect(asked.map(({ user }) => user).slice(4)).toEqual([pages[6]?.userId]);
    isHeldBack = false;
    for (const { answer } of asked) answer();
    expect(await answers).toEqual(pages.map(() => "no"));
  });

  it("[W30] of a session that waits with many are refused for later, and of others they are not", async () => {
    isHeldBack = true;
    const page = somebody();
    const many = Array.from({ length: WAITING_MOST }, async () => judge.mayJoin(page, aCase()));
    expect(await judge.mayJoin(page, aCase())).toBe("later");
    may = () => true;
    isHeldBack = false;
    expect(await judge.mayJoin(somebody(), aCase())).toBe("yes");
    for (const { answer } of asked) answer();
    await Promise.all(many);
  });

  it("[W31] that were refused are refused for a second without asking, to that person alone", async () => {
    const [page, stream] = [somebody(), aCase()];
    expect([await judge.mayJoin(page, stream), await judge.mayJoin(page, stream)]).toEqual(["no", "no"]);
    expect(asked).toHaveLength(1);
    may = () => true;
    expect(await judge.mayJoin(somebody(), stream)).toBe("yes");
    now += REFUSAL_HOLDS_MS;
    expect(await judge.mayJoin(page, stream)).toBe("yes");
    expect(asked).toHaveLength(3);
  });

  it("[W31] that were refused are remembered, too, while others are judged and answered first", async () => {
    const [page, other, stream] = [somebody(), somebody(), aCase()];
    isHeldBack = true;
    const both = Promise.all([judge.mayJoin(page, stream), judge.mayJoin(other, aCase())]);
    await settle();
    asked[1]?.answer();
    await settle();
    asked[0]?.answer();
    expect(await both).toEqual(["no", "no"]);
    isHeldBack = false;
    may = () => true;
    expect(await judge.mayJoin(page, stream)).toBe("no");
    expect(asked).toHaveLength(2);
  });

  it("[W31] are judged anew once news came of the case, also where it was being asked", async () => {
    const [page, stream] = [somebody(), aCase()];
    await judge.mayJoin(page, stream);
    judge.forget(stream);
    isHeldBack = true;
    const late = judge.mayJoin(page, stream);
    await settle();
    judge.forget(stream);
    asked[1]?.answer();
    expect(await late).toBe("no");
    isHeldBack = false;
    may = () => true;
    expect(await judge.mayJoin(page, stream)).toBe("yes");
  });

  it("[W31] that are allowed are asked each time, and whether they still are as well", async () => {
    const [page, stream] = [somebody(), aCase()];
    may = () => true;
    expect([await judge.mayJoin(page, stream), await judge.mayJoin(page, stream)]).toEqual(["yes", "yes"]);
    may = () => false;
    expect([await judge.stillMay(page, stream), await judge.mayJoin(page, stream)]).toEqual([false, "no"]);
  });

  it("[W31] of a session that was refused often within a minute are not asked, and others' are", async () => {
    const page = somebody();
    const tries = async (count: number) => {
      const all: string[] = [];
      for (let n = 0; n < count; n += 1) all.push(await judge.mayJoin(page, aCase()));
      return all;
    };
    expect(new Set(await tries(REFUSED_MOST))).toEqual(new Set(["no"]));
    now += REFUSED_WITHIN_MS;
    expect(await tries(3)).toEqual(["later", "later", "later"]);
    expect(asked).toHaveLength(REFUSED_MOST);
    expect(await judge.mayJoin(somebody(), aCase())).toBe("no");
    now += 1;
    may = () => true;
    expect(await tries(1)).toEqual(["yes"]);
  });

  it("[W30] that cannot be judged break for whoever asked, and free their place", async () => {
    isHeldBack = true;
    const page = somebody();
    const broken = judge.mayJoin(page, aCase());
    await settle();
    asked[0]?.breaks();
    await expect(broken).rejects.toThrow("not reachable");
    isHeldBack = false;
    may = () => true;
    expect(await judge.mayJoin(page, aCase())).toBe("yes");
  });
});
