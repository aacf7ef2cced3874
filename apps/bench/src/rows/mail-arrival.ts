import { setTimeout as delay } from "node:timers/promises";
import { bareIdle, startMailLab, type BareIdle, type MailLab } from "@holdfast/channel-email/testing";
import { variableName } from "@holdfast/channel-kit";
import { quantile } from "../browser/interactions.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { watchRows, type RowsShown } from "../browser/rows-shown.ts";
import { atMost, compare, median, unasked, type Figure, type Round } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { messagesStored, type MessagesStored } from "../traffic/messages-stored.ts";

/** How much of it is done; a test does little. */
export interface ArrivalScale {
  readonly mails: number;
  /** Longest pause between two mails, in milliseconds: so that none meets the line in the same state. */
  readonly pauseMs: number;
}

const SCALE: ArrivalScale = { mails: 100, pauseMs: 60 };
const ROUNDS = 5;
/** Mails before the first that counts. */
const WARM_UP = 5;
const LOOK_MS = 2;
const PATIENCE_MS = 20_000;
/** Nobody can know of a mail before the server tells of it; what comes on top of that is ours. */
const RATIO = { floor: 1.5, stretch: 1.15 };
/** Of which Dovecot itself takes half a second: it tells of several mails at once. */
const SLOWEST = { floor: 2_000, stretch: 1_000 };

/** From the moment at which Postfix accepted a mail until a row of a real console shows it, through Dovecot, the line that idles there, the store and the socket. */
export const mailArrival: Row = {
  number: 23,
  name: "mail-arrival",
  run: async () =>
    // Mail servers change users.
    process.getuid?.() === 0
      ? measureMailArrival(SCALE, Math.random)
      : [unasked("23 mail-arrival: accepted until a row shows it", "mail servers want root")],
};

/** Brings mails one after the other to a real house, and says how long each took. */
export async function measureMailArrival(
  { mails, pauseMs }: ArrivalScale,
  random: () => number,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const lab = await startMailLab();
  closing.defer(lab.close);
  const house = await openGatewayHouse(environmentOf(lab));
  closing.defer(house.close);
  const watching = await bareIdle(lab.mailbox(), lab.servers.certificate.certificate);
  closing.defer(watching.close);
  const stored = await messagesStored(house);
  closing.defer(stored.close);
  const browser = await openBrowser();
  closing.defer(() => browser.close());
  const queue = { url: new URL("/queue", house.url), cookie: await house.signIn() };
  const shown = await watchRows(browser, queue, WARM_UP + mails);

  const all: Arrival[] = [];
  for (let number = 1; number <= WARM_UP + mails; number += 1) {
    all.push(await bringOne(number, lab, { stored, shown, watching }));
    await delay(random() * pauseMs);
  }
  const counted = all.slice(WARM_UP);
  const slowest = (of: (one: Arrival) => number): number => quantile(counted.map(of), 0.99);
  return [
    compare({
      workload: "23 mail-arrival: accepted until a row shows it, p50",
      unit: "ms",
      better: "less",
      bar: RATIO,
      rounds: inRounds(counted, (one) => one.shownMs),
      detail: { mails },
    }),
    atMost(
      "23 mail-arrival: accepted until a row shows it, p99",
      "ms",
      slowest((one) => one.shownMs),
      SLOWEST,
      {
        mails,
        storedMs: slowest((one) => one.storedMs),
        toldByDovecotMs: slowest((one) => one.toldMs),
      },
    ),
    compare({
      workload: "23 mail-arrival: of that until stored, p50",
      unit: "ms",
      better: "less",
      bar: RATIO,
      rounds: inRounds(counted, (one) => one.storedMs),
      detail: { mails },
    }),
  ];
}

/** The middle of each round, beside until Dovecot told of it. */
function inRounds(all: readonly Arrival[], of: (one: Arrival) => number): readonly Round[] {
  const size = Math.ceil(all.length / ROUNDS);
  return Array.from({ length: Math.ceil(all.length / size) }, (_, round) => {
    const some = all.slice(round * size, (round + 1) * size);
    return { ours: median(some.map(of)), limit: median(some.map((one) => one.toldMs)) };
  });
}

/** How long after Postfix accepted a mail the server told of it, it was stored, and a row of the console showed it. In milliseconds. */
interface Arrival {
  readonly toldMs: number;
  readonly storedMs: number;
  readonly shownMs: number;
}

/** Who sees a mail arrive, one behind the other. */
interface Watchers {
  readonly watching: BareIdle;
  readonly stored: MessagesStored;
  readonly shown: RowsShown;
}

async function bringOne(
  number: number,
  lab: MailLab,
  { watching, stored, shown }: Watchers,
): Promise<Arrival> {
  const before = await stored.count("email");
  await lab.bring({
    subject: `number ${number}`,
    text: `mail ${number}`,
    messageId: `<${number}@example.test>`,
  });
  const accepted = performance.now();
  for (const end = accepted + PATIENCE_MS; (await stored.count("email")) === before; await delay(LOOK_MS))
    if (performance.now() > end) throw new Error(`mail ${number} is not stored`);
  const storedMs = performance.now() - accepted;
  const shownMs = (await shown.at(number)) - accepted;
  // Some are told before the acceptance has crossed the wire.
  return { storedMs, shownMs, toldMs: Math.max(0, (watching.told()[number - 1] ?? accepted) - accepted) };
}

function environmentOf(lab: MailLab): Readonly<Record<string, string>> {
  const fields = Object.entries(lab.variables());
  return Object.fromEntries(fields.map(([field, value]) => [variableName("email", field), value]));
}
