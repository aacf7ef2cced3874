import { expect, it } from "vitest";
import { searchFor } from "./guard/leak/search.ts";
import { searchFolder } from "./guard/leak/search-folder.ts";
import { wordsIn } from "./guard/leaks.ts";
import { METRICS_TOKEN } from "./house/house.ts";
import { comeBack, writeIn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { answer, claim, note, readQueue, untilLeft, type Row } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

it("no word, address or code of anybody outside stands in a log, a metric or the bytes of the database", async () => {
  const { url, dataFolder } = stage.house();
  const { page } = await stage.visitor();
  const words = {
    text: stage.secret("Quetzalina drove me to the orchard at dusk."),
    danger: true,
    address: stage.secret("quetzalina@example.org"),
    times: stage.secret("while the pressure cooker is on"),
  };
  const code = await writeIn(page, url, words);
  stage.secret(code);
  stage.secret(code.replaceAll("-", ""));
  const texted = {
    event: stage.secret("SM-9f31-yonder"),
    from: stage.secret("+1 555 0185"),
    text: stage.secret("Marmalade bus at six"),
  };
  expect((await deliver(url, texted)).ok).toBe(true);
  // A second time, a forgery and something unreadable: refusals must be as silent as the rest.
  await deliver(url, texted);
  await deliver(url, { ...texted, from: "" });
  await askInTime(new URL("/channels/loopback/webhook", url), {
    method: "POST",
    body: JSON.stringify(texted),
  });

  const dana = await signInByHttp(url, "dana");
  const rows = await readQueue(dana);
  const told = ({ number }: Row): string => stage.secret(`A taxi waits behind the bakery, number ${number}.`);
  for (const row of rows) {
    await claim(dana, row);
    await answer(dana, row.id, told(row));
    await note(dana, row.id, stage.secret(`She stammers when he is near, seen in ${row.number}.`));
  }
  const [atForm] = rows;
  if (atForm === undefined) throw new Error("Nothing arrived.");
  await untilLeft(dana, atForm.id, told(atForm));
  await comeBack(page, url, code);
  await page.getByText("A taxi waits behind the bakery").waitFor();

  const metrics = await askInTime(new URL("/metrics", url), {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  expect(metrics.status).toBe(200);
  expect(wordsIn(await metrics.text(), stage.secrets)).toEqual([]);
  expect((await askInTime(new URL("/metrics", url))).status).toBe(401);

  await stage.house().stop();
  expect(wordsIn(stage.house().words(), stage.secrets)).toEqual([]);
  expect(await searchFolder(dataFolder, searchFor(stage.secrets))).toEqual([]);
  // The search would find them: what is not personal stands there in clear.
  expect((await searchFolder(dataFolder, searchFor(["dana"]))).length).toBeGreaterThan(0);
});
