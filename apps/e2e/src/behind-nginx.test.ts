import { request } from "node:https";
import { expect, it } from "vitest";
import { openNginx, type Nginx } from "./house/nginx.ts";
import { METRICS_TOKEN } from "./house/house.ts";
import { arrived } from "./screen/desk.ts";
import { signIn } from "./screen/sign-in.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

/** It says what it was waiting for well before the test is cut off. */
const SILENCE_MS = 15_000;

let nginx: Nginx | undefined;
const stage = setStage({
  outside: async (port) => {
    const opened = await openNginx(port);
    nginx = opened;
    return {
      environment: {
        HOLDFAST_URL: opened.url.href,
        TRUSTED_PROXIES: "127.0.0.1,::1",
        HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET,
      },
      close: opened.close,
    };
  },
  moreOrigins: () => (nginx === undefined ? [] : [nginx.url.origin]),
});

function standing(): Nginx {
  if (nginx === undefined) throw new Error("There is no nginx.");
  return nginx;
}

/** Asks nginx for a path, with what opens the metrics. */
async function ask(path: string): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  const url = new URL(path, standing().url);
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const asking = request(url, { rejectUnauthorized: false, headers, timeout: SILENCE_MS }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    });
    asking.on("timeout", () => asking.destroy(new Error(`nginx says nothing about ${path}.`)));
    asking.on("error", reject).end();
  });
}

it("behind the nginx of our example a console signs in over TLS, and is live over one WebSocket", async () => {
  const { page } = await stage.newcomer({ ignoreHTTPSErrors: true });
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await signIn(page, standing().url, "dana");
  await page.getByText("● Live").waitFor();
  const words = stage.secret("Is anybody behind this?");
  const from = stage.secret("555-0177");
  expect((await deliver(stage.house().url, { event: "n1", from, text: words })).ok).toBe(true);
  await arrived(page, 1);
  expect(sockets.map((url) => new URL(url).protocol)).toEqual(["wss:"]);
  const cookies = await page.context().cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies.map(({ secure, httpOnly }) => [secure, httpOnly])).toEqual([[true, true]]);
});

it("the nginx of our example shows no metrics, makes browsers stay with TLS, and writes nothing down", async () => {
  expect((await ask("/metrics")).status).toBe(404);
  const { status, headers } = await ask("/reach");
  expect([status, headers["strict-transport-security"]]).toEqual([200, expect.stringContaining("max-age")]);
  expect(await standing().written()).toBe("");
});
