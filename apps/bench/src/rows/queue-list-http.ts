import { fileURLToPath } from "node:url";
import { Pool } from "pg";
import { startProgram } from "../baselines/start-program.ts";
import { alternate } from "../frame/alternate.ts";
import { costOf } from "../frame/cost.ts";
import { compare, exact, type Bar, type Figure } from "../frame/figure.ts";
import { notedCosts } from "../frame/noted-costs.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { processCpuMicros, serverCpuMicros } from "../server/server-cpu.ts";
import { askAs } from "../traffic/ask-as.ts";
import { askTimes } from "../traffic/ask-times.ts";
import { httpLine, type HttpLine } from "../traffic/http-line.ts";
import { moreStaff } from "../traffic/more-staff.ts";
import { textRequest } from "../traffic/text-request.ts";

/** How much of it is done; a test does little. */
export interface QueueHttpScale {
  readonly rows: number;
  /** Questions of a round. One person may ask 1,200 in a minute, so they are of many. */
  readonly times: number;
  readonly rounds: number;
  /** Questions before the first round, of which nothing is counted: a gateway that has answered a few dozen has yet to be compiled by its engine. */
  readonly warming: number;
}

const SCALE: QueueHttpScale = { rows: 50, times: 800, rounds: 5, warming: 8_000 };
const LINES = 32;
const PEOPLE = ["dana", "ada", "marta", "lee"];
/** Beside them: 17,600 questions are asked in less than a minute, 1,100 by each. */
const MORE_PEOPLE = 12;
const PROGRAM = fileURLToPath(new URL("../baselines/bare-queue.ts", import.meta.url));
const QUERY = "{ queue { asOf rows { id number channel medium status danger waitingSince dueAt version } } }";
/** Cold: something was committed since the last answer. Hot: nothing was, so that it is the same once more. */
const BARS: Readonly<Record<"cold" | "hot", Bar>> = {
  cold: { floor: 5, stretch: 2 },
  hot: { floor: 0.8, stretch: 0.6 },
};

/** What a gateway's process spends on one listing of the queue, beside node:http that encodes the same rows. */
export const queueListHttp: Row = {
  number: 9,
  name: "queue-list-http",
  run: async () => measureQueueHttp(SCALE),
};

/** A real gateway whose queue has so many rows, and the limit with the very answer that it gives. */
export async function measureQueueHttp({
  rows,
  times,
  rounds,
  warming,
}: QueueHttpScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const lines = (port: string): readonly HttpLine[] => {
    const opened = Array.from({ length: LINES }, () => httpLine(Number(port)));
    closing.defer(async () => opened.forEach(({ close }) => close()));
    return opened;
  };
  const toHouse = lines(house.url.port);
  await askTimes(toHouse.slice(0, 4), (nth) => textRequest(house.webhook, nth), rows);
  const pool = new Pool({ ...(await house.database()).connection, max: 4 });
  closing.defer(async () => pool.end());
  const cookies: string[] = [];
  for (const name of PEOPLE) cookies.push(await house.signIn(name));
  for (const name of await moreStaff(pool, "advocate", MORE_PEOPLE)) cookies.push(await house.signIn(name));
  const ask = cookies.map((cookie) => question(house.url, cookie));
  const answer = await askAs(house.url, cookies[0] ?? "")<Answer>(QUERY);
  const limit = await startProgram(PROGRAM, { answer: { data: answer } });
  closing.defer(limit.close);
  const toLimit = lines(limit.url.port);
  const commit = async () => pool.query("select pg_current_xact_id()");

  const plain = question(limit.url, cookies[0] ?? "");
  const questions = { ours: (nth: number) => ask[nth % ask.length] ?? plain, limit: () => plain };
  await askTimes(toHouse, questions.ours, warming);
  await askTimes(toLimit, questions.limit, warming);
  const figures = [await alike(house.url, limit.url, cookies[0] ?? "", rows)];
  for (const warmth of ["cold", "hot"] as const) {
    const before = warmth === "cold" ? commit : undefined;
    const costs = { ours: notedCosts(), limit: notedCosts() };
    const side = (of: "ours" | "limit", to: readonly HttpLine[], pid: number) => async () => {
      await costs[of].note(
        costOf(
          () => processCpuMicros(pid),
          () => 0,
          async () => ({ operations: times, perSecond: await askTimes(to, questions[of], times, before) }),
        ),
      );
      return costs[of].seen.at(-1)?.serverMicros ?? Number.NaN;
    };
    const database = serverCpuMicros(house.data);
    const measured = await alternate(
      side("ours", toHouse, house.gateway().pid),
      side("limit", toLimit, limit.pid),
      rounds,
    );
    figures.push(
      compare({
        workload: `9 queue-list-http: ${rows} rows, ${warmth}`,
        unit: "CPU µs",
        better: "less",
        bar: BARS[warmth],
        rounds: measured,
        cpu: { ours: costs.ours.micros(), limit: costs.limit.micros() },
        detail: {
          ours: costs.ours.seen,
          limit: costs.limit.seen,
          databaseMicros: (serverCpuMicros(house.data) - database) / (times * (rounds + 1)),
        },
      }),
    );
  }
  return figures;
}

interface Answer {
  readonly queue: { readonly rows: readonly object[] };
}

/** Whether both answer with the same rows. */
async function alike(house: URL, limit: URL, cookie: string, rows: number): Promise<Figure> {
  const [ours, theirs] = await Promise.all(
    [house, limit].map(async (url) => (await askAs(url, cookie)<Answer>(QUERY)).queue.rows),
  );
  const right = ours?.length === rows && JSON.stringify(ours) === JSON.stringify(theirs);
  return exact("9 queue-list-http: both answer", `${ours?.length} and ${theirs?.length} rows`, right);
}

/** The bytes of the question, as a console asks it. */
function question(url: URL, cookie: string): Buffer {
  const body = JSON.stringify({ query: QUERY });
  const head = [
    "POST /graphql HTTP/1.1",
    `Host: ${url.host}`,
    `Origin: ${url.origin}`,
    `Cookie: ${cookie}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
