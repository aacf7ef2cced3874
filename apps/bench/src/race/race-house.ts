import type { Chance } from "@holdfast/tooling/chance";
import { Pool } from "pg";
import { openGatewayHouse, type GatewayHouse } from "../house/gateway-house.ts";
import { askAs } from "../traffic/ask-as.ts";
import { httpLine } from "../traffic/http-line.ts";
import { moreStaff } from "../traffic/more-staff.ts";
import { textRequest } from "../traffic/text-request.ts";
import { openRacer, type Racer } from "./racer.ts";
import { steppedClock, type SteppedClock } from "./stepped-clock.ts";

/** Beside those of the demo: the first two are there all the time, one at each gateway. */
const [ADVOCATES, LEADS, WITNESSES] = [16, 2, 2];

/** A house of two gateways, and those who race in it. */
export interface RaceHouse {
  readonly advocates: readonly Racer[];
  /** Of the advocates, those who may go. */
  readonly restless: readonly Racer[];
  readonly leads: readonly Racer[];
  readonly clock: SteppedClock;
  /** One for each gateway, who is there all the time. */
  readonly witnesses: readonly string[];
  readonly pool: Pool;
  /** Somebody new writes in, as a text over its channel, at one gateway after the other. */
  readonly arrive: () => Promise<void>;
}

/** Opens it; all that was opened is closed with `closing`. */
export async function openRaceHouse(chance: Chance, closing: AsyncDisposableStack): Promise<RaceHouse> {
  const clock = await steppedClock();
  closing.defer(clock.close);
  const house = await openGatewayHouse(clock.environment);
  closing.defer(house.close);
  const { url: second } = await house.another();
  const { connection } = await house.database();
  const pool = new Pool({ ...connection, max: 2 });
  closing.defer(async () => pool.end());
  await offerAll(house);
  const people = async (role: "advocate" | "shift_lead", count: number): Promise<readonly Racer[]> => {
    const names = await moreStaff(pool, role, count);
    const opened = names.map(async (username, nth) =>
      openRacer({
        house,
        username,
        gateways: nth % 2 === 0 ? [house.url, second] : [second, house.url],
        nextGateway: () => (chance.below(2) === 0 ? 0 : 1),
      }),
    );
    const racers = await Promise.all(opened);
    for (const racer of racers) closing.defer(async () => racer.close());
    return racers;
  };
  const advocates = await people("advocate", ADVOCATES);
  const leads = await people("shift_lead", LEADS);
  const witnesses = advocates.slice(0, WITNESSES).map(({ id }) => id);
  return {
    advocates,
    leads,
    restless: advocates.slice(WITNESSES),
    clock,
    witnesses,
    pool,
    arrive: openArrivals(house, [house.url, second], closing),
  };
}

/** The house offers what waits, and whoever likes takes it as well. */
async function offerAll(house: GatewayHouse): Promise<void> {
  const alex = askAs(house.url, await house.signIn("alex"));
  const main = { id: "main", name: null, feeds: "everything", mode: "both", overflow: null, people: null };
  const { kept } = await alex<{ kept: { __typename: string } }>(
    "mutation ($value: SettingValue!) { kept: keepSetting(name: queues, expectedVersion: 0, value: $value) { __typename } }",
    { value: [main] },
  );
  if (kept.__typename !== "SettingKept")
    throw new Error(`the queue could not be told how: ${kept.__typename}`);
}

function openArrivals(
  { webhook }: GatewayHouse,
  gateways: readonly URL[],
  closing: AsyncDisposableStack,
): RaceHouse["arrive"] {
  const lines = gateways.map(({ port }) => httpLine(Number(port)));
  closing.defer(async () => lines.forEach((line) => line.close()));
  // What it is signed with names where it is brought.
  const webhooks = gateways.map((url) => ({ ...webhook, url: new URL(webhook.url.pathname, url) }));
  const lasts: Promise<unknown>[] = [];
  let texts = 0;
  return async () => {
    texts += 1;
    const nth = texts % lines.length;
    const request = textRequest(webhooks[nth] ?? webhook, texts);
    // One after another: a line asks one thing at a time.
    const asked = (lasts[nth] ?? Promise.resolve()).then(async () => lines[nth]?.ask(request));
    lasts[nth] = asked;
    const status = await asked;
    if (status !== 200) throw new Error(`a text was not taken: ${status}`);
  };
}
