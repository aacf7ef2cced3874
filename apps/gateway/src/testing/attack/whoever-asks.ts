import type { Role, UserId } from "@holdfast/case-schema";
import { hashPassword } from "better-auth/crypto";
import { DEMO_ACCOUNTS } from "../../demo/accounts.ts";
import type { CaseDesk } from "../case-desk.ts";
import type { SownCase } from "../sown-case.ts";
import { TEST_PASSWORD } from "../test-gateway.ts";
import type { Actor } from "./actor.ts";

const BY_NUMBER = `mutation ($id: ID!, $caseNumber: Int!, $userId: ID!) {
  done: barFromCase(id: $id, caseNumber: $caseNumber, userId: $userId, reason: knows_them) { __typename } }`;

/**
 * Everybody of the demo, with what they are to the three advocates' cases; and an advocate who is nothing to any, a lead off shift,
 * one who was let in to Dana's and is barred from it and its contacts since, one who was let in and is disabled since, and nobody.
 */
export async function whoeverAsks(
  desk: CaseDesk,
  cases: readonly SownCase[],
  contactsOfDana: readonly string[],
  handed: ReadonlyMap<string, readonly string[]>,
): Promise<readonly Actor[]> {
  const [danas, adas, martas] = cases.map(({ caseId }) => caseId);
  if (danas === undefined || adas === undefined || martas === undefined)
    throw new Error("three cases are wanted");
  const { house } = desk;
  const passwordHash = await hashPassword(TEST_PASSWORD);
  const joined = async (username: string, role: Role): Promise<UserId> => {
    await house.store.staff.create({ username, name: username, role, passwordHash });
    const found = (await house.store.staff.list()).find(({ name }) => name === username);
    if (found === undefined) throw new Error("nobody of that name");
    return found.id;
  };
  const [barred, disabled] = [await joined("bea", "advocate"), await joined("gus", "advocate")];
  await joined("rita", "advocate");
  await joined("leo", "shift_lead");
  for (const userId of [barred, disabled]) await letIn(desk, danas, userId);
  const cookies = new Map<string, string>();
  for (const name of [...DEMO_ACCOUNTS.map(({ username }) => username), "bea", "gus", "rita", "leo"])
    cookies.set(name, await house.signIn(name));
  const bar = { id: crypto.randomUUID(), caseNumber: await desk.numberOf(danas), userId: barred };
  const { __typename: came } = (await desk.done("lee", BY_NUMBER, bar)) as { readonly __typename: string };
  if (came !== "CaseBarred") throw new Error(`the bar is ${came}`);
  const { kind } = await house.store.people.disable(disabled);
  if (kind !== "disabled") throw new Error(`the account is ${kind}`);
  const held = (await house.store.contacts.queue()).rows;
  const actor = (name: string, role: Role | null, ...own: readonly string[]): Actor => ({
    name,
    role,
    cookie: cookies.get(name) ?? "",
    cases: new Set(own),
    keptFrom: new Set(name === "bea" ? contactsOfDana : []),
    contacts: new Set(held.flatMap(({ id, holder }) => (holder?.name.toLowerCase() === name ? [id] : []))),
    handovers: new Set(handed.get(name)),
    isLeading: name === "lee",
  });
  return [
    actor("dana", "advocate", danas),
    actor("ada", "advocate", adas),
    actor("marta", "advocate", martas),
    actor("rita", "advocate"),
    actor("bea", "advocate"),
    actor("lee", "shift_lead", danas, adas, martas),
    actor("leo", "shift_lead"),
    actor("pat", "privacy_officer"),
    actor("cam", "counsel"),
    actor("alex", "administrator"),
    actor("gus", null),
    actor("nobody", null),
  ];
}

async function letIn(desk: CaseDesk, caseId: string, userId: UserId): Promise<void> {
  const document = `mutation ($caseId: ID!, $userId: ID!) { done: letIntoCase(caseId: $caseId, userId: $userId) { __typename } }`;
  const { __typename: came } = (await desk.done("lee", document, { caseId, userId })) as {
    readonly __typename: string;
  };
  if (came !== "CaseDoor") throw new Error(`the door is ${came}`);
}
