import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleArrival, sampleLeadMove, sampleStaff } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { takeNext } from "../routing/take-next.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const TEXTS = ChannelId.parse("texts");
let house: TestGateway;
let beside: TestGateway;
const cookies = new Map<string, string>();
const ids = new Map<string, UserId>();
beforeAll(async () => {
  house = await testGateway();
  beside = await testGateway({ beside: house });
  for (const name of ["dana", "ada", "lee", "alex"]) cookies.set(name, await house.signIn(name));
  for (const { name, id } of await house.store.staff.list()) ids.set(name.toLowerCase(), id);
});
afterAll(async () => {
  await beside.close();
  await house.close();
});
const idOf = (name: string): UserId => ids.get(name) ?? expect.fail(`${name} does not work here`);
beforeEach(async () => {
  for (const name of ["dana", "ada", "lee"]) await house.store.shifts.keep(idOf(name), "available");
});
/** What is open is closed, so that the next test's queue is its own. */
afterEach(async () => {
  for (const { id, holder } of (await house.store.contacts.queue()).rows) {
    const by = holder?.id ?? idOf("dana");
    const version = async () => (await house.store.contacts.contact(id))?.row.version ?? 0;
    if (holder === null) await house.store.moves.move(id, by, await version(), { kind: "claim" });
    await house.store.moves.move(id, by, await version(), { kind: "close", disposition: "referral_given" });
  }
  for (const name of ["dana", "ada", "lee"]) await house.store.shifts.end(idOf(name));
});

let threads = 0;
async function waits(given: Parameters<typeof sampleArrival>[0] = {}): Promise<ContactId> {
  const threadKey = `+1555030${String((threads += 1)).padStart(4, "0")}`;
  const arrival = sampleArrival({ channel: TEXTS, medium: "text", threadKey, address: threadKey, ...given });
  return (await house.store.intake.arrive(arrival)).contactId;
}

interface Next {
  readonly __typename: string;
  readonly row?: { readonly id: ContactId; readonly holder: { readonly name: string } };
  readonly waiting?: number;
  readonly because?: readonly unknown[];
}
async function next(who: string, at = house): Promise<Next> {
  const { data, errors } = await at.ask(
    cookies.get(who) ?? "",
    `mutation { takeNextContact { __typename ... on NextTaken { row { id holder { name } } }
      ... on NothingForYou { waiting isTakenMeanwhile because { rule count presence medium language limit } } } }`,
  );
  expect(errors).toBeUndefined();
  return (data as { takeNextContact: Next }).takeNextContact;
}
const because = (given: object) => ({
  count: 1,
  presence: null,
  medium: null,
  language: null,
  limit: null,
  ...given,
});
const none = (waiting: number, ...why: readonly object[]) => ({
  __typename: "NothingForYou",
  waiting,
  isTakenMeanwhile: false,
  because: why.map(because),
});

describe("taking the next", () => {
  it("[G607] gives the first in the queue, danger first, and so on until there is no room", async () => {
    const [first, , danger] = [await waits(), await waits(), await waits({ danger: "said_so" })];
    expect(await next("dana")).toMatchObject({ row: { id: danger, holder: { name: "Dana" } } });
    expect(await next("dana")).toMatchObject({ row: { id: first } });
    expect(await next("dana")).toEqual(none(1, { rule: "Q55_texts", limit: 2 }));
  });

  it("[G607] gives nothing of what they do not speak, and says so; somebody else gets it", async () => {
    const id = await waits({ language: "es" });
    await house.store.skills.change(idOf("dana"), idOf("ada"), 0, {
      languages: ["en"],
      media: ["text"],
      textsAtOnce: 2,
    });
    const letter = await waits({ medium: "form" });
    expect(await next("dana")).toEqual(
      none(2, { rule: "Q52_not_their_channel", medium: "form" }, { rule: "Q53_language", language: "es" }),
    );
    expect(await next("ada")).toMatchObject({ row: { id } });
    expect(await next("ada")).toMatchObject({ row: { id: letter } });
    expect(await next("ada")).toEqual(none(0));
    await house.store.skills.change(idOf("dana"), idOf("ada"), 1, {
      languages: [],
      media: ["text", "form", "email", "voice"],
      textsAtOnce: 2,
    });
  });

  it("[G607] gives nothing to whoever is on a break, has time to themselves, or is on no shift", async () => {
    await waits({ language: "es" });
    await house.store.shifts.keep(idOf("dana"), "break");
    expect(await next("dana")).toEqual(none(1, { rule: "Q51_presence", presence: "break" }));
    await house.store.shifts.keep(idOf("dana"), "available");
    await house.store.care.extendAfter(idOf("dana"), 60_000);
    expect(await next("dana")).toEqual(none(1, { rule: "Q51_presence", presence: "wrap_up" }));
    await house.store.shifts.end(idOf("dana"));
    expect(await next("dana")).toEqual(none(1, { rule: "Q51_presence", presence: "off" }));
  });

  it("[G607] is for whoever claims, and for nobody else", async () => {
    const { errors } = await house.ask(
      cookies.get("alex") ?? "",
      "mutation { takeNextContact { __typename } }",
    );
    expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  it("[G607] gives whoever wrote again meanwhile, whose version is another than was read", async () => {
    const threadKey = "+15550309999";
    const id = await waits({ threadKey });
    const moves: typeof house.store.moves = {
      ...house.store.moves,
      claimAllJudged: async (claims) => {
        if (claims[0]?.expectedVersion === 1) await waits({ threadKey, dedupeKey: "again" });
        return house.store.moves.claimAllJudged(claims);
      },
    };
    const found = await takeNext({ ...house.store, moves }, idOf("dana"));
    expect(found).toMatchObject({ kind: "taken", row: { id, unanswered: 2 } });
  });
});

describe("what somebody was judged by", () => {
  it("[G661] is read anew where something came to them meanwhile: nobody gets more than there is room for", async () => {
    const [first, given, more] = [await waits(), await waits(), await waits()];
    const gives = async (id: ContactId) =>
      house.store.leadMoves.move(
        await sampleLeadMove(house.store, id, idOf("dana"), { isAtOnce: true }),
        idOf("lee"),
      );
    const coming = [given, more];
    const came: string[] = [];
    const moves: typeof house.store.moves = {
      ...house.store.moves,
      claimAllJudged: async (claims) => {
        for (const id of coming.splice(0, 1)) came.push((await gives(id)).kind);
        return house.store.moves.claimAllJudged(claims);
      },
    };
    expect(await takeNext({ ...house.store, moves }, idOf("dana"))).toMatchObject({
      kind: "none",
      isTakenMeanwhile: false,
      because: [{ hindrance: { rule: "Q55_texts", has: 2 } }],
    });
    expect(came).toEqual(["moved", "moved"]);
    expect((await house.store.contacts.contact(first))?.row.status).toBe("waiting");
  });

  it("[G661] [Q89] gives nothing of queues that they are not of, and says so; they can take it all the same", async () => {
    const main = { id: "main", name: null, feeds: "everything", people: [idOf("ada")] } as const;
    const name = { en: "Spanish", es: "Español", fr: "Espagnol" };
    const spanish = {
      id: "spanish",
      name,
      feeds: { channels: [], languages: ["es"] },
      people: [idOf("dana")],
    };
    await house.store.settings.change("queues", [main, spanish], idOf("alex"));
    const id = await waits();
    expect(await next("dana")).toEqual(none(1, { rule: "Q89_other_queue" }));
    expect(await house.store.moves.move(id, idOf("dana"), 1, { kind: "claim" })).toMatchObject({
      kind: "moved",
    });
    const own = await waits({ language: "es" });
    expect(await next("dana")).toMatchObject({ row: { id: own } });
    await house.store.settings.change("queues", [{ ...main, people: null }], idOf("alex"));
  });

  it("[G661] [Q96] gives what overflowed into a queue that they are of, and not before", async () => {
    const main = { id: "main", name: null, feeds: "everything", people: [idOf("dana")] } as const;
    const name = { en: "Spanish", es: "Español", fr: "Espagnol" };
    const feeds = { channels: [], languages: ["es"] };
    const overflow = { to: "main", afterMinutes: 5 };
    const spanish = { id: "spanish", name, feeds, overflow, people: [idOf("ada")] };
    await house.store.settings.change("queues", [main, spanish], idOf("alex"));
    const id = await waits({ language: "es" });
    const { dueAt } = (await house.store.contacts.contact(id))!.row;
    const nextAt = async (now: number) => {
      const { routing, moves } = house.store;
      const onShift: typeof routing.onShift = async (only) => ({ ...(await routing.onShift(only)), now });
      // A desk of its own, which reads by this clock.
      const desk = { ...house.store, moves: { ...moves }, routing: { ...routing, onShift } };
      return takeNext(desk, idOf("dana"));
    };
    expect(await nextAt(dueAt + 5 * 60_000 - 1)).toMatchObject({
      because: [{ hindrance: { rule: "Q89_other_queue" } }],
    });
    expect(await nextAt(dueAt + 5 * 60_000)).toMatchObject({ kind: "taken", row: { id } });
    await house.store.settings.change("queues", [{ ...main, people: null }], idOf("alex"));
  });
});

describe("many who take the next at one gateway", () => {
  it("[G710] are given what comes first, one each, by one reading and a claim for each, and whoever is too late is told so", async () => {
    const team: UserId[] = [];
    for (let each = 0; each < 12; each += 1) team.push(await sampleStaff(house.store, `At once ${each}`));
    for (const id of team) await house.store.shifts.keep(id, "available");
    const waiting: ContactId[] = [];
    for (let each = 0; each < 11; each += 1) waiting.push(await waits());
    const asked = { sought: 0, claims: 0 };
    const { moves, routing } = house.store;
    const counted = {
      ...house.store,
      moves: {
        ...moves,
        claimAllJudged: async (claims: Parameters<typeof moves.claimAllJudged>[0]) => {
          asked.claims += claims.length;
          return moves.claimAllJudged(claims);
        },
      },
      routing: {
        ...routing,
        sought: async () => {
          asked.sought += 1;
          return routing.sought();
        },
      },
    };
    const ten = await Promise.all(team.slice(0, 10).map(async (id) => takeNext(counted, id)));
    expect(ten.map((each) => (each.kind === "taken" ? each.row.id : each.kind)).toSorted()).toEqual(
      waiting.slice(0, 10).toSorted(),
    );
    expect(asked).toEqual({ sought: 1, claims: 10 });
    const two = await Promise.all(team.slice(10).map(async (id) => takeNext(counted, id)));
    expect(two.map(({ kind }) => kind).toSorted()).toEqual(["none", "taken"]);
    expect(two.find(({ kind }) => kind === "none")).toMatchObject({ isTakenMeanwhile: true });
    expect(asked).toEqual({ sought: 2, claims: 11 });
    for (const id of team) await house.store.shifts.end(id);
  });

  it("[G710] wait for what a colleague is being given where nothing else is theirs, and have it where the colleague has not", async () => {
    const id = await waits();
    const { moves } = house.store;
    let first = true;
    const judgedAgain = {
      ...house.store,
      routing: { ...house.store.routing },
      moves: {
        ...moves,
        claimAllJudged: async (claims: Parameters<typeof moves.claimAllJudged>[0]) => {
          if (!first) return moves.claimAllJudged(claims);
          first = false;
          for (const { by } of claims) await house.store.shifts.keep(by, "break");
          return claims.map(() => ({ kind: "judge_again" }) as const);
        },
      },
    };
    const answers = await Promise.all(["dana", "ada"].map(async (name) => takeNext(judgedAgain, idOf(name))));
    expect(answers).toMatchObject([{ kind: "none" }, { kind: "taken", row: { id } }]);
  });
});

describe("many who take the next at two gateways", () => {
  it("[G607] get one each, and each contact has one holder, whoever is quicker", async () => {
    const team: UserId[] = [];
    for (let each = 0; each < 8; each += 1) team.push(await sampleStaff(house.store, `Racer ${each}`));
    for (let round = 0; round < rounds(10); round += 1) {
      for (const id of team) await house.store.shifts.keep(id, "available");
      const waiting: ContactId[] = [];
      for (let each = 0; each < 6; each += 1) waiting.push(await waits());
      const answers = await Promise.all(
        team.map((id, place) => takeNext(place % 2 === 0 ? house.store : beside.store, id)),
      );
      const taken = answers.flatMap((each) => (each.kind === "taken" ? [each.row.id] : []));
      expect(taken.toSorted()).toEqual(waiting.toSorted());
      const rows = (await house.store.contacts.queue()).rows.filter(({ id }) => waiting.includes(id));
      const holders = rows.map(({ holder }) => holder?.id);
      expect(new Set(holders).size).toBe(6);
      for (const { id, holder, version } of rows) {
        const by = holder?.id ?? idOf("dana");
        await house.store.moves.move(id, by, version, { kind: "close", disposition: "referral_given" });
      }
      for (const id of team) await house.store.shifts.end(id);
    }
  });
});
