import { expect, it } from "vitest";
import { arrived, emptyQueue } from "./screen/desk.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { databasePid } from "./house/database-process.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

let second = "";
const stage = setStage({
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
  moreOrigins: () => [second],
});

it("a second gateway shares the server, and what enters at one is seen live at the other", async () => {
  const house = stage.house();
  const before = await databasePid(house.dataFolder);
  const other = await house.startAnother();
  expect(await databasePid(house.dataFolder)).toBe(before);

  second = other.url.origin;
  const { page } = await stage.advocate("dana", other.url);
  await emptyQueue(page).waitFor();
  await page.getByText("● Live").waitFor();
  const ada = await signInByHttp(house.url, "ada");
  const entered = Date.now();
  const message = {
    event: "e1",
    from: stage.secret("555-0163"),
    text: stage.secret("I saw the number on a bus."),
  };
  expect((await deliver(house.url, message)).ok).toBe(true);
  const [row] = await readQueue(ada);
  await arrived(page, row?.number ?? 0);
  expect(Date.now() - entered).toBeLessThan(3000);

  // The last one out stops the server, not the first.
  await house.gateway().stop();
  expect(await databasePid(house.dataFolder)).toBe(before);
  expect((await askInTime(new URL("/readyz", other.url))).ok).toBe(true);
  await page.close();
  await other.stop();
  expect(await databasePid(house.dataFolder)).toBe(null);
});
