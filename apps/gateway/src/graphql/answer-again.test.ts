import { request } from "node:http";
import { sampleArrival } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { caseDesk, type CasePeople } from "../testing/case-desk.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
const TOKEN = "a token for tests only, long enough";
beforeAll(async () => {
  house = await testGateway({ environment: { HOLDFAST_METRICS_TOKEN: TOKEN } });
  dana = await house.signIn("dana");
});
afterAll(() => house.close());

const query = "{ queue { rows { id number version holder { name } } } }";
/** The same question in other words, which nobody asks twice: it always goes the whole way. */
let asked = 0;
const otherwise = (): string => `${query}${" ".repeat((asked += 1))}`;
const rowsOf = (data: unknown): unknown => (data as { queue: { rows: unknown } }).queue.rows;

interface Sent {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}
/** A question with just these headers, which `fetch` would not send so. */
async function send(
  headers: Record<string, string | string[]>,
  body = JSON.stringify({ query }),
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL("/graphql", house.url),
      { method: "POST", headers: inOrder({ "content-length": String(Buffer.byteLength(body)), ...headers }) },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.once("end", () => {
          const { date: _date, ...said } = answer.headers;
          resolve({ status: answer.statusCode, headers: said, body: text });
        });
      },
    );
    sent.once("error", reject).end(body);
  });
}
/** Each as a line of its own, also where there are several of a name; ours is the host where none is said. */
function inOrder(headers: Record<string, string | string[]>): string[] {
  const all = Object.entries({ host: new URL(house.url).host, ...headers });
  return all.flatMap(([name, said]) => [said].flat().flatMap((value) => [name, value]));
}
const json = { "content-type": "application/json" };
const timesOf = async (): Promise<number> => {
  const shown = await fetch(new URL("/metrics", house.url), {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return Number(
    /holdfast_graphql_seconds_count\{document="other"\} (\d+)/u.exec(await shown.text())?.[1] ?? 0,
  );
};

describe("[G720] a question that is asked again", () => {
  it("is answered as the whole way answers it, whatever was committed meanwhile, and counted as any other", async () => {
    const queue = vi.spyOn(house.store.contacts, "queue");
    const readings: number[] = [];
    const deeds = {
      nothing: async () => {},
      arrives: async () =>
        void (await house.store.intake.arrive(sampleArrival({ threadKey: `t${(asked += 1)}` }))),
      claims: async () => {
        const { data } = await house.ask(dana, "{ queue { rows { id version status } } }");
        const free = (rowsOf(data) as { id: string; version: number; status: string }[]).find(
          ({ status }) => status === "waiting",
        );
        if (free === undefined) return;
        const { errors } = await house.ask(
          dana,
          "mutation ($id: ID!, $v: Int!) { claimContact(id: $id, expectedVersion: $v) { __typename } }",
          { id: free.id, v: free.version },
        );
        expect(errors).toBeUndefined();
      },
    };
    const deed = fc.constantFrom<keyof typeof deeds>("nothing", "nothing", "arrives", "claims");
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), async (run) => {
        for (const one of run) {
          await deeds[one]();
          await house.ask(dana, query);
          const [before, reads] = [await timesOf(), queue.mock.calls.length];
          const [again, anew] = [await house.ask(dana, query), await house.ask(dana, otherwise())];
          expect(again).toEqual(anew);
          expect(await timesOf()).toBe(before + 2);
          // The house may have committed something of its own meanwhile, seldom.
          readings.push(queue.mock.calls.length - reads);
        }
      }),
      { numRuns: rounds(8) },
    );
    expect(readings.filter((times) => times === 1).length).toBeGreaterThan(readings.length / 2);
  });

  it("has the headers that the whole way gives, and its words", async () => {
    await house.ask(dana, query);
    const whole = await send({ ...json, cookie: dana }, JSON.stringify({ query: otherwise() }));
    const again = await send({ ...json, cookie: dana });
    expect(again).toEqual(whole);
    expect(again.status).toBe(200);
  });

  it.each<[string, Record<string, string | string[]>, number]>([
    ["a page of elsewhere", { ...json, origin: "https://evil.example.org" }, 403],
    ["a page of elsewhere that tells no origin", { ...json, "sec-fetch-site": "cross-site" }, 403],
    ["a form", { "content-type": "text/plain" }, 415],
    ["another host", { ...json, host: "evil.example.org" }, 421],
    ["a form that says first that it is none", { "content-type": ["application/json", "text/plain"] }, 415],
  ])("is refused to %s as the whole way refuses it", async (_who, headers, status) => {
    await house.ask(dana, query);
    const again = await send({ cookie: dana, ...headers });
    expect(again.status).toBe(status);
    expect(again).toEqual(await send({ cookie: dana, ...headers }, JSON.stringify({ query: otherwise() })));
  });

  it("is refused to whoever names another host behind ours, as the whole way refuses it", async () => {
    await house.ask(dana, query);
    const host = [new URL(house.url).host, "evil.example.org"];
    const again = await send({ ...json, cookie: dana, host });
    expect(again.status).toBe(421);
    expect(again).toEqual(
      await send({ ...json, cookie: dana, host }, JSON.stringify({ query: otherwise() })),
    );
  });

  it("is refused to strangers, to whoever signed out, and to whoever may not see the queue", async () => {
    await house.ask(dana, query);
    expect((await send({ ...json })).status).toBe(401);
    const gone = await house.signIn("dana");
    expect((await send({ ...json, cookie: gone })).status).toBe(200);
    await house.post("/api/auth/sign-out", {}, { cookie: gone });
    expect((await send({ ...json, cookie: gone })).status).toBe(401);
    const pat = await house.ask(await house.signIn("pat"), query);
    expect(pat.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  it("is answered to nobody whose body is cut short, or longer than was told", async () => {
    await house.ask(dana, query);
    const body = JSON.stringify({ query });
    const length = (bytes: number) => ({ "content-length": String(bytes) });
    expect((await send({ ...json, cookie: dana, ...length(body.length - 1) })).status).toBe(400);
  });
});

describe("[G490] [G720] whoever is barred from a contact", () => {
  it("is not told what others are, who asked the very same before and after", async () => {
    const desk = await caseDesk();
    try {
      const own = await desk.begin("dana");
      const ask = async (by: CasePeople) =>
        JSON.stringify(await desk.done(by, "{ done: queue { rows { id } } }"));
      expect(await ask("ada")).toContain(own.contactId);
      await desk.bar("lee", own.caseId, "dana");
      for (let times = 0; times < 2; times += 1) {
        expect(await ask("ada")).toContain(own.contactId);
        expect(await ask("dana")).not.toContain(own.contactId);
      }
    } finally {
      await desk.house.close();
    }
  });
});

it("[G515] [G720] whoever asks too often is told so ahead as well, and the audit once", async () => {
  const strict = await testGateway({ questions: { most: 3, windowMs: 3_600_000 } });
  try {
    const cookie = await strict.signIn("dana");
    const answers = [];
    for (let nth = 0; nth < 5; nth += 1) answers.push(await strict.post("/graphql", { query }, { cookie }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answers[3]?.headers.get("cache-control")).toBe("no-store");
    expect(
      await strict.store.prisma.$queryRaw`
        select count(*)::int as count from audit_row where deed = 'tried' and refusal = 'too_often'`,
    ).toEqual([{ count: 1 }]);
  } finally {
    await strict.close();
  }
});
