import { afterAll, beforeAll, expect, it } from "vitest";
import { STAYS_ELSEWHERE } from "../command/retention/stays-elsewhere.ts";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

const ASK = `{ done: retentionReport { at beginsAt papersBeginAt due { kind count } held { kind because count }
  runs { beganAt endedAt forgotten { kind count } rewrittenAt logGoneAt problem } outside { channel copies due triedInVain }
  elsewhere { code what until operator } backupsExpireAt } }`;

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

it("[G496] [G498] shows the report of what is kept and forgotten to privacy officers and administrators, and to nobody else", async () => {
  for (const by of ["pat", "alex"] as const)
    expect(await desk.done(by, ASK)).toMatchObject({
      due: ["contact", "case", "inquiry", "legal_process", "breach", "audit"].map((kind) => ({
        kind,
        count: 0,
      })),
      held: [],
      runs: [],
      backupsExpireAt: null,
    });
  expect(await desk.done("pat", ASK)).toMatchObject({ elsewhere: STAYS_ELSEWHERE });
  expect(new Set(STAYS_ELSEWHERE.map(({ code }) => code)).size).toBe(STAYS_ELSEWHERE.length);
  for (const by of ["dana", "lee", "cam"] as const)
    expect((await desk.asked(by, ASK)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});
