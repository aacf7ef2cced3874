import { request } from "node:http";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { goOn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";

const reachUrl = (port: number): URL => new URL(`http://reach.localhost:${port}`);
const stage = setStage({
  environment: (port) => ({ HOLDFAST_REACH_URL: reachUrl(port).origin }),
  moreOrigins: (port) => [reachUrl(port).origin],
});

/** The status of a path asked of a host, without trusting this machine's names for it. */
async function statusOf(host: string, path: string): Promise<number | undefined> {
  const asked = request({ host: "127.0.0.1", port: stage.house().port, path, headers: { host } }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

it("public pages answer on their own host and the console does not", async () => {
  const { port } = stage.house();
  const reach = `reach.localhost:${port}`;
  expect(await statusOf(reach, "/reach")).toBe(200);
  expect(await statusOf(reach, "/exit")).toBe(303);
  for (const path of ["/", "/queue", "/graphql", "/api/auth/get-session", "/index.html"])
    expect([path, await statusOf(reach, path)]).toEqual([path, 404]);
  for (const path of ["/socket.io/?EIO=4&transport=polling"])
    expect([path, (await statusOf(reach, path)) === 200]).toEqual([path, false]);
});

it("the console answers on its own host and the public pages do not", async () => {
  const console = `localhost:${stage.house().port}`;
  expect(await statusOf(console, "/")).toBe(200);
  expect(await statusOf(console, "/reach")).toBe(404);
  expect(await statusOf(console, "/exit")).toBe(404);
});

it("a host that nobody configured gets nothing", async () => {
  const stranger = `elsewhere.example.org:${stage.house().port}`;
  for (const path of ["/", "/reach", "/graphql"]) expect(await statusOf(stranger, path)).toBe(421);
});

it("the form works there", async () => {
  const { page } = await stage.visitor();
  await page.goto(new URL("/reach", reachUrl(stage.house().port)).href);
  await goOn(page, "Continue", "What stays private");
  expect(new URL(page.url()).hostname).toBe("reach.localhost");
});
