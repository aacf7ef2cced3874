import { isDeepStrictEqual } from "node:util";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, expect, it, vi } from "vitest";
import { openNginx, type Nginx } from "./house/nginx.ts";
import { signIn } from "./screen/sign-in.ts";
import { openVirtualConsole, readSnapshot, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

/** As long as nginx keeps a connection, and a second more. */
const DRAIN_SECONDS = 6;
/** Between two of those who write in. */
const PAUSE_MS = 150;
/** So many write in before something happens, and after it. */
const MANY = 6;
/** Longer than nginx leaves a gateway alone whose door it found shut (`fail_timeout`), in milliseconds: no event tells of it. */
const LEFT_ALONE_MS = 2_500;

let nginx: Nginx | undefined;
let secondPort = 0;
const own = getCACertificates("default");
const stage = setStage({
  // A browser complains of a connection that ends.
  outage: true,
  outside: async (port) => {
    secondPort = await freePort();
    const opened = await openNginx(port, secondPort);
    nginx = opened;
    setDefaultCACertificates([...own, opened.authority]);
    return {
      environment: {
        HOLDFAST_URL: opened.url.href,
        TRUSTED_PROXIES: "127.0.0.1,::1",
        HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET,
        HOLDFAST_DRAIN_SECONDS: String(DRAIN_SECONDS),
      },
      close: opened.close,
    };
  },
  moreOrigins: () => (nginx === undefined ? [] : [nginx.url.origin]),
});
vi.setConfig({ testTimeout: 240_000 });
afterAll(() => setDefaultCACertificates(own));

const door = (): URL => {
  if (nginx === undefined) throw new Error("There is no nginx.");
  return nginx.url;
};

let events = 0;

/** People who write in through the proxy, one after another, until told to stop; every answer that they got. */
function writers(isAgain: boolean) {
  const over = new AbortController();
  const statuses: (number | string)[] = [];
  let accepted = 0;
  const running = (async () => {
    while (!over.signal.aborted) {
      events += 1;
      const message = {
        event: `r${events}`,
        from: stage.secret(`555-${String(events).padStart(5, "0")}`),
        text: stage.secret(`Is anybody there, ${events}?`),
      };
      for (let isTaken = false; !isTaken;) {
        const status = await deliver(door(), message).then(
          (answer) => answer.status,
          () => "cut",
        );
        statuses.push(status);
        isTaken = status === 200 || status === 204 || !isAgain;
        if (!isTaken) await sleep(PAUSE_MS);
      }
      accepted += 1;
      await sleep(PAUSE_MS);
    }
  })();
  return {
    statuses,
    /** Does this, and gives how many were accepted meanwhile. */
    async during(act: () => Promise<unknown>): Promise<number> {
      const before = accepted;
      await act();
      return accepted - before;
    },
    /** So many more were accepted than by now. */
    async more(count: number): Promise<void> {
      const wanted = accepted + count;
      await expect.poll(() => accepted, { timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
    },
    async stop(): Promise<number> {
      over.abort();
      await running;
      return accepted;
    },
  };
}

/** Whoever asks for the queue and claims what waits, through the proxy, until told to stop; what went wrong. */
function claimer(staff: Staff) {
  const over = new AbortController();
  const failures: string[] = [];
  const running = (async () => {
    while (!over.signal.aborted) {
      try {
        const waiting = (await readQueue(staff)).find(({ status }) => status === "waiting");
        if (waiting !== undefined) await claim(staff, waiting);
      } catch (error) {
        failures.push(String(error));
      }
      await sleep(2 * PAUSE_MS);
    }
  })();
  return {
    failures,
    async stop(): Promise<void> {
      over.abort();
      await running;
    },
  };
}

/** What a console knows of each contact, once it knows that nothing is missing. */
async function settled(console: VirtualConsole, staff: Staff): Promise<void> {
  const known = (): Map<string, number> =>
    new Map([...console.board().rows.values()].map(({ id, version }) => [id, version]));
  await expect
    .poll(
      async () => {
        const { rows } = await readSnapshot(staff);
        const wanted = new Map<string, number>(rows.map(({ id, version }) => [id, version]));
        return console.isFresh() && isDeepStrictEqual(known(), wanted);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

it("[G639] gateways restarted in turn behind a plain proxy lose no event, refuse no request and sign nobody out", async () => {
  const house = stage.house();
  const second = await house.startAnother(secondPort);
  const [ada, marta] = await Promise.all([signInByHttp(door(), "ada"), signInByHttp(door(), "marta")]);
  const consoles = [ada, marta, ada].map((staff) => openVirtualConsole(door(), staff));
  const { page } = await stage.newcomer({ ignoreHTTPSErrors: true });
  await signIn(page, door(), "dana");
  await page.getByText("● Live").waitFor();
  const before = (await readQueue(ada)).length;

  const writing = writers(false);
  const claiming = claimer(ada);
  await writing.more(MANY);
  const meanwhile = [
    await writing.during(() => house.gateway().stop()),
    await writing.during(() => house.startAgain()),
  ];
  await sleep(LEFT_ALONE_MS);
  meanwhile.push(await writing.during(() => second.stop()));
  // Whoever signs in meanwhile does so.
  await signInByHttp(door(), "lee");
  meanwhile.push(await writing.during(() => house.startAnother(secondPort)));
  await writing.more(MANY);
  const accepted = await writing.stop();
  await claiming.stop();

  expect(writing.statuses.filter((status) => typeof status === "string" || status >= 300)).toEqual([]);
  expect(claiming.failures).toEqual([]);
  expect(meanwhile.filter((count) => count === 0)).toEqual([]);
  expect(await readQueue(marta)).toHaveLength(before + accepted);
  for (const console of consoles) await settled(console, marta);
  await page.getByText("● Live").waitFor({ timeout: 20_000 });
  expect(await page.getByLabel("Username").count()).toBe(0);
  for (const console of consoles) console.close();
});

it("[G639] a gateway that is killed loses nothing that was accepted and signs nobody out; what was cut is asked again", async () => {
  const house = stage.house();
  const [ada, marta] = await Promise.all([signInByHttp(door(), "ada"), signInByHttp(door(), "marta")]);
  const consoles = [ada, marta].map((staff) => openVirtualConsole(door(), staff));
  const before = (await readQueue(marta)).length;
  const writing = writers(true);
  await writing.more(MANY);
  await house.gateway().kill();
  await writing.more(MANY);
  await house.startAgain();
  await writing.more(MANY);
  const accepted = await writing.stop();
  expect(await readQueue(marta)).toHaveLength(before + accepted);
  for (const console of consoles) {
    await settled(console, marta);
    console.close();
  }
});
