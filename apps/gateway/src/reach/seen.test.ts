import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  MINUTE,
  prefer,
  reachHouse,
  textMe,
  type ReachHouse,
  type Talk,
} from "../testing/reach-house.ts";

let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
});
afterAll(() => at.house.close());

interface Shown {
  readonly row: { readonly version: number };
  readonly safeContact: {
    readonly preference: { readonly id: string; readonly may: string } | null;
    readonly decision: { readonly hands: { readonly isConfirmed: boolean } };
  };
}
const shown = (talk: Talk): Promise<Shown> =>
  at.ask(
    "dana",
    `query ($id: ID!) { contact(id: $id) { ... on Contact { row { version }
       safeContact { preference { id may } decision { hands { isConfirmed } } } } } }`,
    { id: talk.id },
  );
const give = (talk: Talk, preference: Record<string, unknown>, seen: string | null): Promise<unknown> =>
  at.ask(
    "dana",
    `mutation ($id: ID!, $p: PreferenceInput!, $seen: ID) {
       recordPreference(contactId: $id, preference: $p, seen: $seen) { __typename
         ... on PreferenceChanged { seen preference { id may confirmedBy { name } } } } }`,
    { id: talk.id, p: preference, seen },
  );
const NEVER = { may: "never" };
const CODES = textMe({ safeWord: "marigold", dangerWord: "umbrella", dangerMeans: "stop" });

describe("a preference that is given", () => {
  it("[G210] from a form that was begun before they said never does not take that back", async () => {
    const talk = await at.talk();
    expect(await give(talk, textMe(), null)).toEqual({ __typename: "PreferenceRecorded" });
    const seen = (await shown(talk)).safeContact.preference?.id ?? null;
    expect(await give(talk, NEVER, seen)).toEqual({ __typename: "PreferenceRecorded" });
    const later = (await shown(talk)).safeContact.preference;
    expect(await give(talk, textMe(), seen)).toEqual({
      __typename: "PreferenceChanged",
      seen: later?.id,
      preference: { id: later?.id, may: "never", confirmedBy: { name: "Dana" } },
    });
    expect((await shown(talk)).safeContact.preference).toEqual(later);
    expect((await talk.send("Are you there?")).reason).toBe("never_contact");
    expect(await give(talk, textMe(), later?.id ?? null)).toEqual({ __typename: "PreferenceRecorded" });
  });

  it("[G210] with nothing seen, or what never was, says what there is before it says what is wrong with it", async () => {
    const talk = await at.talk();
    await give(talk, NEVER, null);
    for (const seen of [null, "no id", talk.id])
      expect(await give(talk, { may: "contact" }, seen)).toMatchObject({
        __typename: "PreferenceChanged",
        preference: { may: "never" },
      });
  });

  it("[G205] says no words and keeps those agreed on before they wanted no contact, as is shown meanwhile", async () => {
    const talk = await at.talk();
    const words = (): Promise<unknown> =>
      at.ask(
        "dana",
        `query ($id: ID!) { contact(id: $id) { ... on Contact { safeContact { preference {
           may hasSafeWord hasDangerWord dangerMeans coverStory } } } } }`,
        { id: talk.id },
      );
    await prefer(at, talk, { ...CODES, coverStory: ["Your order is ready."] });
    const agreed = {
      hasSafeWord: true,
      hasDangerWord: true,
      dangerMeans: "stop",
      coverStory: ["Your order is ready."],
    };
    await prefer(at, talk, NEVER);
    expect(await words()).toEqual({ safeContact: { preference: { may: "never", ...agreed } } });
    await prefer(at, talk, textMe());
    expect(await words()).toEqual({ safeContact: { preference: { may: "contact", ...agreed } } });
    await talk.hear("I forgot my umbrella");
    expect(await talk.send("Your order is ready.")).toMatchObject({ kind: "MessageQueued" });
  });

  it("[G210] while danger holds is shown to the next who gives one, though it is not in force", async () => {
    const talk = await at.talk();
    await prefer(at, talk, CODES);
    await talk.hear("umbrella");
    const agreed = (await shown(talk)).safeContact.preference?.id ?? null;
    expect(await give(talk, NEVER, agreed)).toEqual({ __typename: "PreferenceRecorded" });
    expect((await shown(talk)).safeContact.preference?.id).toBe(agreed);
    expect(await give(talk, textMe(), agreed)).toMatchObject({
      __typename: "PreferenceChanged",
      preference: { may: "never" },
    });
  });
});

describe("what is confirmed", () => {
  it("[G210] is no danger that began anew meanwhile", async () => {
    const talk = await at.talk();
    await prefer(at, talk, CODES);
    await talk.hear("umbrella");
    await at.pass(MINUTE);
    await talk.hear("marigold");
    const { version } = (await shown(talk)).row;
    await talk.hear("umbrella");
    await talk.hear("marigold");
    expect(await act(at, "lee", "confirmDangerOver", talk, version)).toBe("SafeContactMoved");
    const { version: now } = (await shown(talk)).row;
    expect(await act(at, "lee", "confirmDangerOver", talk, now)).toBe("SafeContactChanged");
  });

  it("[G210] is no sign that was raised meanwhile", async () => {
    const talk = await at.talk();
    const { version } = (await shown(talk)).row;
    expect(await act(at, "dana", "markNumberReassigned", talk)).toBe("SafeContactChanged");
    expect(await act(at, "dana", "confirmSamePerson", talk, version)).toBe("SafeContactMoved");
    expect((await shown(talk)).safeContact.decision.hands.isConfirmed).toBe(false);
    const { version: now } = (await shown(talk)).row;
    expect(await act(at, "dana", "confirmSamePerson", talk, now)).toBe("SafeContactChanged");
    expect((await shown(talk)).safeContact.decision.hands.isConfirmed).toBe(true);
  });
});
