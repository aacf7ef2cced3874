import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

const ASK = `{ done: retentionReport { at beginsAt papersBeginAt due { kind count } held { kind because count }
  runs { beganAt endedAt forgotten { kind count } rewrittenAt logGoneAt problem } outside { channel copies due triedInVain }
  elsewhere { what until operator } backupsExpireAt } }`;

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

it("[G496] shows the report of what is kept and forgotten to privacy officers and administrators, and to nobody else", async () => {
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
  for (const by of ["dana", "lee", "cam"] as const)
    expect((await desk.asked(by, ASK)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});
