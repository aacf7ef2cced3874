import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { QUESTIONS } from "./question-measure.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({ questions: QUESTIONS });
});
afterAll(() => house.close());

it("[G515] one session that asks without end is told when again, and is in the audit once; others are answered", async () => {
  const [dana, other] = [await house.signIn("dana"), await house.signIn("dana")];
  const ask = async (cookie: string) => house.post("/graphql", { query: "{ me { name } }" }, { cookie });
  // A stretch may end just between: then it is one more of them.
  const told: Response[] = [];
  for (let nth = 0; nth < 2 * QUESTIONS.most && told.length < 3; nth += 1) {
    const answer = await ask(dana);
    if (answer.status !== 200) told.push(answer);
    else await answer.arrayBuffer();
  }
  expect(told.map(({ status }) => status)).toEqual([429, 429, 429]);
  const again = Number(told[0]?.headers.get("retry-after"));
  expect(again).toBeGreaterThan(0);
  expect(again).toBeLessThanOrEqual(QUESTIONS.windowMs / 1_000);
  expect(await told[0]?.json()).toMatchObject({ errors: [{ extensions: { code: "TOO_OFTEN" } }] });
  expect((await ask(other)).status).toBe(200);
  expect(
    await house.store.prisma.$queryRaw`
      select count(*)::int as count from audit_row where deed = 'tried' and refusal = 'too_often' and facts ->> 'path' = 'graphql'`,
  ).toEqual([{ count: 1 }]);
});
