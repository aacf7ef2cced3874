import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ActDialog, type Asked as AskedAct } from "./act-dialog.tsx";
import type { PersonData } from "./people-documents.ts";
import { people } from "./people.ts";
import { PeopleScreen } from "./people-screen.tsx";

const marta: PersonData = {
  id: "01936f3a-0000-7000-8000-0000000000a2",
  username: "marta",
  name: "Marta",
  role: "advocate",
  languages: ["es"],
  disabledAt: null,
  hasPassword: true,
  hasDirectory: false,
  hasTwoFactor: true,
  link: null,
  sessions: 2,
  holding: 3,
  skills: {
    id: "01936f3a-0000-7000-8000-0000000000a2",
    languages: ["es"],
    media: ["text", "email"],
    textsAtOnce: 3,
    version: 4,
  },
};
const me: PersonData = {
  ...marta,
  id: dana.id,
  username: "dana",
  name: "Dana",
  role: "administrator",
  holding: 0,
};
const SECRET = "abcd-efgh-jkmn-pqrs-tvwx-yz23-4567-89ab";
let outcome: Record<string, unknown>;

function gateway(all: readonly PersonData[] = [me, marta]): Asked[] {
  return stubGateway(({ body }) => {
    const { query } = JSON.parse(body) as { query: string };
    const skills = all.flatMap((person) =>
      person.skills === null ? [] : [{ ...person.skills, id: person.id }],
    );
    if (!query.startsWith("mutation")) return { json: { data: { people: all, skills } } };
    return { json: { data: { done: outcome } } };
  });
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
const dialog = (): string => document.querySelector("[role=dialog]")?.textContent ?? "";
async function asked(act_: AskedAct, person = marta) {
  const onClose = vi.fn<() => void>();
  const drawn = draw(<ActDialog person={person} asked={act_} onClose={onClose} />);
  await settle();
  return { ...drawn, onClose };
}

beforeEach(() => {
  seatDana("administrator");
  people.set({ kind: "loading" });
});
afterEach(() => vi.unstubAllGlobals());

describe("the people", () => {
  it.each<[string, Partial<PersonData>]>([
    ["Signed in 2 times", {}],
    ["holds 3 contacts", {}],
    ["Spanish · Text, Email · 3 texts at once", {}],
    ["Signs in with a code", {}],
    ["Disabled since", { disabledAt: 1, sessions: 0 }],
    ["Invited, link good until", { hasPassword: false, link: { kind: "invitation", expiresAt: 1 } }],
    ["Reset, link good until", { hasPassword: false, link: { kind: "reset", expiresAt: 1 } }],
    ["Has no password, and no link that works", { hasPassword: false }],
    ["Not signed in", { sessions: 0 }],
    ["No languages said", { languages: [] }],
  ])("stand there with: %s", async (words, given) => {
    gateway([me, { ...marta, ...given }]);
    const { page, remove } = draw(<PeopleScreen />);
    await settle();
    expect(page.querySelectorAll("li")[1]?.textContent).toContain(words);
    expect(button(page, "Change Marta").getAttribute("aria-haspopup")).toBe("true");
    remove();
  });

  it("that could not be loaded are not said to be none, and stay on screen while the gateway is away", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = draw(<PeopleScreen />);
    await settle();
    expect(page.textContent).toContain("could not be loaded");
    gateway();
    await press(page, "Look again");
    await settle();
    stubGateway(() => "unreachable");
    await press(page, "Look again");
    await settle();
    expect(page.textContent).toContain("Marta");
    expect(page.textContent).toContain("could not be brought up to date");
    remove();
  });
});

describe("what is done with an account", () => {
  it.each<[AskedAct, string]>([
    ["disable", "The 3 contacts they hold go back to the queue, with what they had not sent."],
    ["disable", "cannot sign in until you enable the account again"],
    ["enable", "can sign in again with the password they had"],
    ["reset", "password and codes stop working now"],
    ["sign_out", "Every session of Marta ends now"],
  ])("is said before it is done: %s", async (act_, words) => {
    const log = gateway();
    const { remove } = await asked(act_);
    expect(dialog()).toContain(words);
    expect(log).toHaveLength(0);
    remove();
  });

  it("is done when it is meant, and the list is asked anew", async () => {
    const log = gateway();
    outcome = { __typename: "PersonDisabled", returned: 3 };
    const { onClose, remove } = await asked("disable");
    await press(document, "Disable");
    await settle();
    expect(log.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName)).toEqual([
      "DisablePerson",
      "People",
    ]);
    expect(onClose).toHaveBeenCalledOnce();
    remove();
  });

  it.each([
    ["LastAdministrator", "Nobody else could administer any more."],
    ["OwnAccount", "Another administrator has to do that."],
    ["NotFound", "Nobody has this account any more."],
    ["PersonIsDisabled", "Enable it first."],
    ["SomethingNew", "That was not done."],
  ])("is refused in words: %s", async (typename, words) => {
    gateway();
    outcome = { __typename: typename };
    const { onClose, remove } = await asked("reset");
    await press(document, "Reset access");
    await settle();
    expect(dialog()).toContain(words);
    expect(onClose).not.toHaveBeenCalled();
    remove();
  });

  it("says that it may have been done when the gateway did not answer", async () => {
    stubGateway(() => "unreachable");
    const { remove } = await asked("disable");
    await press(document, "Disable");
    await settle();
    expect(dialog()).toContain("it may have been done");
    remove();
  });

  it("shows a reset's link once, to follow and to type", async () => {
    gateway();
    outcome = { __typename: "AccessReset", link: { kind: "reset", secret: SECRET, expiresAt: 1 } };
    const { onClose, remove } = await asked("reset");
    await press(document, "Reset access");
    await settle();
    expect(document.querySelector("[data-testid=link]")?.textContent).toMatch(new RegExp(`/link#${SECRET}$`));
    expect(dialog()).toContain("shown now and never again");
    await press(document, "I have it");
    expect(onClose).toHaveBeenCalledOnce();
    remove();
  });

  it("changes a role only to another one, and says what goes back", async () => {
    const log = gateway();
    outcome = { __typename: "RoleChanged" };
    const { remove } = await asked("role");
    expect(button(document, "Change role").disabled).toBe(true);
    choose("Counsel");
    expect(dialog()).toContain("The 3 contacts they hold go back");
    choose("Shift lead");
    expect(dialog()).not.toContain("go back");
    await press(document, "Change role");
    await settle();
    expect(JSON.parse(log[0]?.body ?? "{}")).toMatchObject({ variables: { role: "shift_lead" } });
    remove();
  });

  it("changes what somebody is offered, from the version that was seen", async () => {
    const log = gateway();
    outcome = { __typename: "SkillsChanged" };
    const { remove } = await asked("skills");
    choose("French");
    choose("Spanish");
    choose("Email");
    choose("Text");
    expect(dialog()).toContain("Choose at least one");
    expect(button(document, "Keep it").disabled).toBe(true);
    choose("Call");
    choose("One text at once");
    await press(document, "Keep it");
    await settle();
    expect(JSON.parse(log[0]?.body ?? "{}")).toMatchObject({
      variables: { expectedVersion: 4, languages: ["fr"], media: ["voice"], textsAtOnce: 1 },
    });
    remove();
  });

  it("says that somebody else changed it meanwhile, and keeps nothing", async () => {
    gateway();
    outcome = { __typename: "SkillsChangedMeanwhile" };
    const { remove, onClose } = await asked("skills");
    await press(document, "Keep it");
    await settle();
    expect(dialog()).toContain("Somebody changed this meanwhile");
    expect(onClose).not.toHaveBeenCalled();
    remove();
  });
});

describe("an invitation", () => {
  async function inviting() {
    const { page, remove } = draw(<PeopleScreen />);
    await settle();
    await press(page, "Invite…");
    const [name, username] = document.querySelectorAll<HTMLInputElement>(
      "[role=dialog] input:not([type=radio])",
    );
    if (name === undefined || username === undefined) throw new Error("there is no place to write");
    type(name, "Noor");
    type(username, " noor ");
    return { remove, send: () => submit(document.querySelector("[role=dialog]") ?? document) };
  }

  it("asks for name, username and role, none chosen beforehand, and shows the link", async () => {
    const log = gateway();
    outcome = {
      __typename: "Invited",
      username: "noor",
      link: { kind: "invitation", secret: SECRET, expiresAt: 1 },
    };
    const { remove, send } = await inviting();
    expect(document.querySelectorAll("[role=dialog] input:checked")).toHaveLength(0);
    expect(button(document, "Make the link").disabled).toBe(true);
    choose("Advocate");
    choose("Spanish");
    await send();
    expect(JSON.parse(log[1]?.body ?? "{}")).toMatchObject({
      variables: { name: "Noor", username: "noor", role: "advocate", languages: ["es"] },
    });
    expect(document.querySelector("[data-testid=link]")?.textContent).toContain(SECRET);
    remove();
  });

  it.each([
    ["username", "A username has 2 to 40"],
    ["username_taken", "Somebody has this username already."],
    ["name", "A name has 1 to 80 characters."],
  ])("that cannot be says why, and keeps what was written: %s", async (reason, words) => {
    gateway();
    outcome = { __typename: "InvitationRefused", reason };
    const { remove, send } = await inviting();
    choose("Advocate");
    await send();
    expect(dialog()).toContain(words);
    expect(document.querySelector<HTMLInputElement>("[role=dialog] input")?.value).toBe("Noor");
    remove();
  });
});

function choose(label: string): void {
  const found = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const field =
    found === undefined ? null : document.querySelector<HTMLInputElement>(`#${CSS.escape(found.htmlFor)}`);
  if (field === null) throw new Error(`there is no ${label}`);
  act(() => field.click());
}
