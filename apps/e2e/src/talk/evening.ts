import { fillForm, sendForm } from "./form-by-hand.ts";
import { deliver } from "./provider.ts";
import { idOf, move } from "./move.ts";
import { answer, claim, note, readQueue } from "./queue.ts";
import { signInByHttp, type StaffMember } from "./staff.ts";

/** The advocates whose screens are looked at. */
export const ADVOCATES = ["dana", "ada", "marta"] as const;
export type Advocate = (typeof ADVOCATES)[number];

/** Contacts in every state, by their numbers: some are the same for everybody, some each advocate's own. */
export interface Evening {
  readonly danger: number;
  /** Lane of life threat, by what they wrote. */
  readonly pressing: number;
  readonly waiting: number;
  readonly aside: number;
  /** What each has, is offered, and sees with a colleague. */
  readonly mine: Readonly<Record<Advocate, number>>;
  readonly offered: Readonly<Record<Advocate, number>>;
  readonly theirs: Readonly<Record<Advocate, number>>;
  readonly idOf: (number: number) => string;
  readonly closedId: string;
}

const DAY_MS = 24 * 3_600_000;

/** Brings the queue into every state that a contact can have; `secret` is told every word that people write. */
export async function playEvening(url: URL, secret: (words: string) => string): Promise<Evening> {
  const [dana, ada, marta] = [
    await signInByHttp(url, "dana"),
    await signInByHttp(url, "ada"),
    await signInByHttp(url, "marta"),
  ];
  const staff = { dana, ada, marta } as const;
  const rows = async () => readQueue(dana);
  const writes = async (from: string, words: string): Promise<void> => {
    const answered = await deliver(url, {
      event: `${from} ${words}`,
      from: secret(from),
      text: secret(words),
    });
    if (!answered.ok) throw new Error(`not taken: ${answered.status}`);
  };
  const hold = async (who: Advocate, number: number): Promise<string> => {
    const row = (await rows()).find((each) => each.number === number);
    if (row === undefined) throw new Error(`No contact ${number} came.`);
    await claim(staff[who], row);
    return row.id;
  };

  await writes("555-0201", "He says he is going to kill me tonight");
  await writes("555-0202", "Does the bus to the cannery still run on Sundays?");
  await writes("555-0203", "Please ask me again on Friday");
  for (const [nth] of ADVOCATES.entries()) {
    await writes(`555-021${nth}`, "They took my papers at the Larkspur");
    await writes(`555-022${nth}`, "I am the cousin who wrote before");
  }
  await writes("555-0231", "Thank you, that is all");

  const form = await fillForm(url, secret("He is outside the door of the laundry"), { danger: "yes" });
  secret(form["code"] ?? "");
  if (!(await sendForm(url, form))) throw new Error("The form was not taken.");

  await hold("dana", 3);
  await move(dana, "setAside", 3, { until: Date.now() + DAY_MS });
  const mine: Partial<Record<Advocate, number>> = {};
  const given: Partial<Record<Advocate, number>> = {};
  for (const [nth, who] of ADVOCATES.entries()) {
    mine[who] = 4 + 2 * nth;
    given[who] = 5 + 2 * nth;
    const id = await hold(who, 4 + 2 * nth);
    await answer(staff[who], id, secret("You have done nothing wrong. Are you alone?"));
    await note(staff[who], id, secret("Papers are the main fear"));
    await writes(`555-021${nth}`, "Yes, until nine, then they are back");
    await hold(who, 5 + 2 * nth);
    const next = ADVOCATES[(nth + 1) % ADVOCATES.length] as StaffMember;
    await move(staff[who], "offer", 5 + 2 * nth, { to: await idOf(staff[who], next) });
  }
  const closedId = await hold("ada", 10);
  await move(ada, "close", 10);

  const held = mine as Record<Advocate, number>;
  const offers = given as Record<Advocate, number>;
  const ids = new Map((await rows()).map(({ number, id }) => [number, id]));
  return {
    danger: 11,
    pressing: 1,
    waiting: 2,
    aside: 3,
    mine: held,
    offered: { dana: offers.marta, ada: offers.dana, marta: offers.ada },
    theirs: { dana: held.ada, ada: held.marta, marta: held.dana },
    idOf: (number) => ids.get(number) ?? "",
    closedId,
  };
}
