import { ChannelId, Queues, type ContactId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { queueFor } from "@holdfast/queue-policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let alex: string;
let dana: string;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  [alex, dana] = [await house.signIn("alex"), await house.signIn("dana")];
});
afterAll(() => house.close());

const rest = { id: "main", name: null, feeds: "everything", mode: "pull", overflow: null, people: null };
const named = (id: string, channels: readonly string[], languages: readonly string[]) => ({
  ...rest,
  id,
  name: { en: id, es: `${id} es`, fr: `${id} fr` },
  feeds: { channels, languages },
});
const spanish = { ...named("spanish", [], ["es"]), mode: "both", overflow: { to: "main", afterMinutes: 5 } };
const forms = named("forms", ["webform"], []);

const keep = async (cookie: string, v: number, value: unknown) =>
  house.ask(
    cookie,
    `mutation ($v: Int!, $value: SettingValue!) { kept: keepSetting(name: queues, expectedVersion: $v, value: $value) {
      __typename ... on SettingKept { version } ... on SettingWrong { problems } } }`,
    { v, value },
  );
const kept = async (v: number, value: unknown): Promise<unknown> =>
  (await keep(alex, v, value)).data?.["kept"];
const known = async (): Promise<Queues> =>
  Queues.parse(
    ((await house.ask(dana, "{ settings { queues } }", {})).data as { settings: { queues: unknown } })
      .settings.queues,
  );

describe("the queues of a house", () => {
  it.each<[string, readonly unknown[], string]>([
    ["that names what another names as exactly", [rest, spanish, named("es", [], ["es"])], "2: named_twice"],
    [
      "that overflows into none",
      [rest, { ...spanish, overflow: { to: "gone", afterMinutes: 5 } }],
      "1: overflow_to_nowhere",
    ],
    [
      "of a channel that the house does not carry",
      [rest, spanish, named("fax", ["fax"], [])],
      "2: never_fed",
    ],
    [
      "of which others name all more exactly",
      [rest, named("forms", ["webform"], []), spanish, named("es-forms", ["webform"], ["es"])],
      "2: never_fed",
    ],
  ])("[G615] [Q18] are kept with none %s", async (_name, value, problem) => {
    expect(await kept(0, value)).toEqual({ __typename: "SettingWrong", problems: [problem] });
    expect(await known()).toEqual([rest]);
  });

  it("[G614] [A136] are kept by an administrator and nobody else, and read by everybody, with who is of each", async () => {
    const { data } = await house.ask(dana, "{ me { id } }", {});
    const { id } = (data as { me: { id: string } }).me;
    const two = [rest, { ...spanish, people: [id] }];
    for (const cookie of [dana, await house.signIn("lee")])
      expect(JSON.stringify((await keep(cookie, 0, two)).errors)).toContain("FORBIDDEN");
    expect(await kept(0, two)).toEqual({ __typename: "SettingKept", version: 1 });
    expect(await known()).toEqual(two);
    expect(await kept(1, [rest])).toEqual({ __typename: "SettingKept", version: 2 });
  });

  it("[G614] are named by the channels that the house carries, told to whoever changes settings", async () => {
    const question = "{ carriedChannels { id title medium } }";
    expect((await house.ask(alex, question, {})).data).toEqual({
      carriedChannels: [{ id: "webform", title: expect.any(String) as string, medium: "form" }],
    });
    expect(JSON.stringify((await house.ask(dana, question, {})).errors)).toContain("FORBIDDEN");
  });
});

describe("a contact", () => {
  const standsIn = async (id: ContactId): Promise<string> => {
    const { data } = await house.ask(dana, "{ queue { rows { id channel language } } }", {});
    const { rows } = (data as { queue: { rows: { id: string; channel: string; language: "es" | null }[] } })
      .queue;
    const row = rows.find((each) => each.id === id);
    if (row === undefined) throw new Error("it is not in the queue");
    return queueFor({ ...row, channel: ChannelId.parse(row.channel) }, await known());
  };

  it("[G617] [Q14] stands in a queue as it arrives, in another once its language is known, and in one that is left when that is given up", async () => {
    expect(await kept(2, [rest, spanish, forms])).toMatchObject({ version: 3 });
    const { contactId } = await house.store.intake.arrive(
      sampleArrival({ channel: ChannelId.parse("webform") }),
    );
    expect(await standsIn(contactId)).toBe("forms");
    const { data } = await house.ask(
      dana,
      "mutation ($id: ID!) { done: triageContact(id: $id, expectedVersion: 1, language: es) { __typename } }",
      { id: contactId },
    );
    expect(data).toEqual({ done: { __typename: "Moved" } });
    expect(await standsIn(contactId)).toBe("spanish");
    expect(await kept(3, [rest, forms])).toMatchObject({ version: 4 });
    expect(await standsIn(contactId)).toBe("forms");
    expect(await kept(4, [rest])).toMatchObject({ version: 5 });
    expect(await standsIn(contactId)).toBe("main");
  });

  it("[A135] [Q26] of a queue that is of others alone is seen and taken by whoever answers all the same", async () => {
    const lee = (await house.ask(await house.signIn("lee"), "{ me { id } }", {})).data as {
      me: { id: string };
    };
    const theirs = [rest, { ...spanish, people: [lee.me.id] }];
    expect(await kept(5, theirs)).toMatchObject({ version: 6 });
    const { contactId: id } = await house.store.intake.arrive(sampleArrival({ threadKey: "somebody-else" }));
    const ask = async (deed: string) =>
      (await house.ask(dana, `mutation ($id: ID!) { done: ${deed} { __typename } }`, { id })).data;
    const moved = { done: { __typename: "Moved" } };
    expect(await ask("triageContact(id: $id, expectedVersion: 1, language: es)")).toEqual(moved);
    expect(await standsIn(id)).toBe("spanish");
    expect(await ask("claimContact(id: $id, expectedVersion: 2)")).toEqual(moved);
  });
});
