import { statementEar } from "@holdfast/db/testing";
import { chanceOf, type Chance } from "@holdfast/tooling/chance";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo, type CameOut } from "./testing/attack/answer-to.ts";
import { alikeOf, told, wrongWith } from "./testing/attack/judge.ts";
import { requestsOf } from "./testing/attack/random-request.ts";
import type { Request } from "./testing/attack/request.ts";
import { differingStatements } from "./testing/attack/same-statements.ts";
import { mayKnow, SECRET } from "./testing/attack/secret.ts";
import { sownHouse, type SownHouse } from "./testing/attack/sown-house.ts";
import { standingOf } from "./testing/attack/standing.ts";
import { randomStream, streamDoor, type StreamDoor } from "./testing/attack/stream-door.ts";

const AT_ONCE = 12;
const HOUR_MS = 3_600_000;
/** Of which kinds of records something is told to whoever may read it; what goes with an offered contact may be asked for by two alone, and is seldom. */
const TOLD = ["case", "contact", "inquiry", "recipient"];
const isTold = (heard: ReadonlySet<string>): boolean => TOLD.every((kind) => heard.has(kind));
const MORE_AT_MOST = 10;
/** Printed, so that what failed can be asked again. */
const SEED = Number(process.env["HOLDFAST_SEED"] ?? Date.now() % 2 ** 32);
let house: SownHouse;
/** Requests that were asked, and since when. */
let asks = 0;
let begunAt = 0;
let draw: (chance: Chance) => Request;
let doors: readonly StreamDoor[] = [];
beforeAll(async () => {
  house = await sownHouse();
  draw = requestsOf(house);
  // Whoever has no console for a while is away, and what they have goes back to the queue.
  doors = await Promise.all(house.actors.map(async (by) => streamDoor(house, by)));
  console.info(`attack: HOLDFAST_SEED=${String(SEED)}`);
  begunAt = performance.now();
});
afterAll(async () => {
  const seconds = (performance.now() - begunAt) / 1_000;
  console.info(
    `attack: ${String(asks)} requests in ${seconds.toFixed(0)} s, ${(asks / seconds).toFixed(0)} a second`,
  );
  for (const door of doors) door.close();
  await house.desk.house.close();
});

/** What came out for a request, which is counted. */
async function askedOnce(request: Request): Promise<CameOut> {
  asks += 1;
  return answerTo(house, request);
}

/** Draws that many requests and does something with each, some at once; the same for a seed. */
async function each(many: number, seed: number, done: (request: Request) => Promise<void>): Promise<void> {
  const chance = chanceOf(seed);
  for (let at = 0; at < many; at += AT_ONCE) {
    const drawn = Array.from({ length: Math.min(AT_ONCE, many - at) }, () => draw(chance));
    await Promise.all(drawn.map(done));
  }
}

describe("any request, of anybody", () => {
  it(
    "[G470] tells no word but to whom the table allows it, hears nothing again that was put where it does not belong, and changes nothing",
    async () => {
      const before = await standingOf(house);
      const wrong: string[] = [];
      const heard = new Set<string>();
      const ask = async (request: Request): Promise<void> => {
        const came = await askedOnce(request);
        for (const one of wrongWith(house, request, came)) wrong.push(`${one}: ${told(request)}`);
        for (const word of came.text.match(SECRET) ?? []) heard.add(house.secrets.get(word)?.of.kind ?? "");
      };
      await each(rounds(3_000), SEED, ask);
      // Of what they may read few ask, by chance: it goes on until something of each kind was told.
      for (let more = 1; !isTold(heard) && more <= MORE_AT_MOST; more += 1)
        await each(1_000, SEED + more * 1_000, ask);
      expect(wrong.slice(0, 10)).toEqual([]);
      // Nothing would come out wrong, too, if nothing ever did.
      expect([...heard]).toEqual(expect.arrayContaining(TOLD));
      expect(await standingOf(house)).toEqual(before);
      expect(house.desk.house.logged.join("\n")).not.toMatch(SECRET);
    },
    HOUR_MS,
  );

  it(
    "[G471] is answered of what is not theirs as of what is not there",
    async () => {
      const otherwise: string[] = [];
      let compared = 0;
      await each(rounds(800), SEED + 1, async (request) => {
        const alike = alikeOf(house, request);
        if (alike === null) return;
        compared += 1;
        const first = await askedOnce(request);
        const other = await askedOnce(alike.asked);
        const isAlike = (came: CameOut): boolean =>
          came.status === other.status && came.text === alike.back(other.text);
        // What somebody may ask in a minute may have run out between the two: what is there stays what it is, and is asked again.
        const came = isAlike(first) ? first : await askedOnce(request);
        if (!isAlike(came))
          otherwise.push(`${came.text.slice(0, 300)} and ${other.text.slice(0, 300)}: ${told(request)}`);
      });
      expect(otherwise.slice(0, 10)).toEqual([]);
      expect(compared).toBeGreaterThan(rounds(200));
    },
    HOUR_MS,
  );

  it(
    "[G472] takes the same statements of what is not theirs as of what is not there",
    async () => {
      const ear = statementEar();
      try {
        const otherwise: string[] = [];
        const chance = chanceOf(SEED + 2);
        for (let at = 0; at < rounds(100); at += 1) {
          const request = draw(chance);
          const alike = alikeOf(house, request);
          if (alike === null || request.by.role === null) continue;
          const asked = async (one: Request) => askedOnce(one);
          const differ = await differingStatements(
            ear,
            async () => asked(request),
            async () => asked(alike.asked),
          );
          if (differ !== null) otherwise.push(`${differ}: ${told(request)}`);
        }
        expect(otherwise.slice(0, 10)).toEqual([]);
      } finally {
        ear.close();
      }
    },
    HOUR_MS,
  );

  it(
    "[G473] follows by a socket only what they may read, is refused alike what is not theirs and what is not there, and hears no word",
    async () => {
      const chance = chanceOf(SEED + 3);
      const wrong: string[] = [];
      const followed = new Set<string>();
      for (let at = 0; at < rounds(150); at += 1) {
        const door = doors[chance.below(doors.length)]!;
        const stream = randomStream(house, chance);
        const [kind, id = ""] = stream.split(":");
        const answer = (await door.join(stream)) as {
          readonly kind: string;
          readonly reason?: string;
        } | null;
        const came = answer?.kind === "refused" ? (answer.reason ?? "") : (answer?.kind ?? "none");
        const isTheirs =
          kind === "case" ? door.by.cases.has(id) : door.by.role !== null && mayFollowAny(door.by);
        if (["replay", "reset"].includes(came)) followed.add(`${door.by.name} ${String(kind)}`);
        if (["replay", "reset"].includes(came) && !isTheirs) wrong.push(`${door.by.name} follows ${stream}`);
        if (kind === "case" && !isTheirs && !["forbidden", "unavailable", "malformed", "none"].includes(came))
          wrong.push(`${door.by.name} is told ${came} of ${stream}`);
      }
      expect(wrong.slice(0, 10)).toEqual([]);
      expect(followed.size).toBeGreaterThan(5);
      expect(doors.flatMap(({ heard }) => heard()).filter((said) => SECRET.test(said))).toEqual([]);
    },
    HOUR_MS,
  );
});

/** Of a queue, a board or a contact: whoever answers people. */
const mayFollowAny = (by: SownHouse["actors"][number]): boolean =>
  mayKnow(by, { word: "", of: { kind: "contact", id: "" } });
