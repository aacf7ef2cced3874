import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { QUESTIONS } from "./question-measure.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({ questions: QUESTIONS });
});
afterAll(() => house.close());

const NONE = "00000000-0000-4000-8000-000000000000";
const DEEDS = [
  `mutation { claimContact(id: "${NONE}", expectedVersion: 1) { __typename } }`,
  `mutation { hangUp(contactId: "${NONE}") { __typename } }`,
];
it("[G515] [G556] one person who asks without end, in whatever session, is told when again, and is in the audit once; others are answered, and so is what they do for somebody", async () => {
  const [dana, again, ada] = [
    await house.signIn("dana"),
    await house.signIn("dana"),
    await house.signIn("ada"),
  ];
  const ask = async (cookie: string) => house.post("/graphql", { query: "{ me { name } }" }, { cookie });
  // A stretch may end just between: then it is one more of them.
  const told: Response[] = [];
  for (let nth = 0; nth < 2 * QUESTIONS.most && told.length < 3; nth += 1) {
    const answer = await ask(dana);
    if (answer.status !== 200) told.push(answer);
    else await answer.arrayBuffer();
  }
  expect(told.map(({ status }) => status)).toEqual([429, 429, 429]);
  expect(told[0]?.headers.get("retry-after")).toBe("1");
  expect(await told[0]?.json()).toMatchObject({ errors: [{ extensions: { code: "TOO_OFTEN" } }] });
  expect((await ask(ada)).status).toBe(200);
  // What comes back meanwhile is asked away: it is refused in any session of theirs.
  let inAnother = 200;
  for (let nth = 0; nth < 2 * QUESTIONS.most && inAnother === 200; nth += 1)
    inAnother = (await ask(again)).status;
  expect(inAnother).toBe(429);
  for (const deed of DEEDS) {
    const done = await house.post("/graphql", { query: deed }, { cookie: dana });
    expect([deed, done.status]).toEqual([deed, 200]);
  }
  expect(
    await house.store.prisma.$queryRaw`
      select count(*)::int as count from audit_row where deed = 'tried' and refusal = 'too_often' and facts ->> 'path' = 'graphql'`,
  ).toEqual([{ count: 1 }]);
});
