import type { Language, Role } from "@holdfast/case-schema";
import { ask, tell } from "../api/ask.ts";
import { withProof, type ProvedAnswer } from "../prove/with-proof.ts";
import { ChangeSkillsDocument, type SkillsSaid } from "../skills/skills-documents.ts";
import { createStore } from "../store/store.ts";
import {
  ChangeRoleDocument,
  DisablePersonDocument,
  EnablePersonDocument,
  InviteDocument,
  PeopleDocument,
  ResetAccessDocument,
  SignOutPersonDocument,
  type PersonData,
} from "./people-documents.ts";

/** Everybody inside, as last told. */
export type People =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly people: readonly PersonData[]; readonly isStale: boolean };

export const people = createStore<People>({ kind: "loading" });

/** Asks how everybody's account stands. What is known stays on screen while the gateway is away. */
export async function lookAtPeople(): Promise<void> {
  const answer = await ask(PeopleDocument, {});
  people.update((before) => {
    if (answer.kind === "data") {
      const known = new Map(answer.data.skills.map((skills) => [skills.id, skills]));
      const all = answer.data.people.map((person) => ({ ...person, skills: known.get(person.id) ?? null }));
      return { kind: "ready", people: all, isStale: false };
    }
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}

/** A link with its secret, as long as it is on screen. */
export interface FreshLink {
  readonly secret: string;
  readonly expiresAt: number;
}

/** What an administrator does with somebody's account. */
export type Act =
  | { readonly kind: "reset" | "disable" | "enable" | "sign_out" }
  | { readonly kind: "role"; readonly role: Role }
  /** After the version that was seen. */
  | { readonly kind: "skills"; readonly version: number; readonly said: SkillsSaid };

/** What came of it. `refused` names the refusal as the gateway does. */
export type Acted =
  | { readonly kind: "done"; readonly link: FreshLink | null; readonly returned: number }
  | { readonly kind: "refused"; readonly because: string }
  | { readonly kind: "unreachable" | "failed" };

const DONE = new Set([
  "AccessReset",
  "PersonDisabled",
  "PersonEnabled",
  "SessionsRevoked",
  "RoleChanged",
  "SkillsChanged",
]);

/** Whoever sits here did not prove that it is them, and nothing was done. */
const UNPROVED = { kind: "refused", because: "ProveItsYou" } as const;

interface Outcome {
  readonly __typename: string;
  readonly link?: FreshLink;
  readonly returned?: number;
}

/** Does it, and asks anew how everybody stands. */
export async function actOn(userId: string, act: Act): Promise<Acted> {
  const answer = await request(userId, act);
  await lookAtPeople();
  if (answer.kind === "unproved") return UNPROVED;
  if (answer.kind !== "data") return { kind: answer.kind === "unreachable" ? "unreachable" : "failed" };
  const { done } = answer.data;
  return DONE.has(done.__typename)
    ? { kind: "done", link: done.link ?? null, returned: done.returned ?? 0 }
    : { kind: "refused", because: done.__typename };
}

async function request(userId: string, act: Act): Promise<ProvedAnswer<{ readonly done: Outcome }>> {
  switch (act.kind) {
    case "reset":
      return withProof(async () => tell(ResetAccessDocument, { userId }));
    case "disable":
      return tell(DisablePersonDocument, { userId });
    case "enable":
      return tell(EnablePersonDocument, { userId });
    case "sign_out":
      return tell(SignOutPersonDocument, { userId });
    case "role":
      return tell(ChangeRoleDocument, { userId, role: act.role });
    case "skills": {
      const { languages, media, textsAtOnce } = act.said;
      const said = { languages: [...languages], media: [...media], textsAtOnce };
      return tell(ChangeSkillsDocument, { userId, expectedVersion: act.version, ...said });
    }
  }
}

export interface Invitation {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly Language[];
}

/** Makes somebody's account, and the link to hand over. */
export async function invite(who: Invitation): Promise<Acted> {
  const variables = { ...who, languages: [...who.languages] };
  const answer = await withProof(async () => tell(InviteDocument, variables));
  if (answer.kind === "unproved") return UNPROVED;
  if (answer.kind !== "data") return { kind: answer.kind === "unreachable" ? "unreachable" : "failed" };
  const made = answer.data.done;
  if (made.__typename === "ProveItsYou") return UNPROVED;
  if (made.__typename === "InvitationRefused") return { kind: "refused", because: made.reason };
  await lookAtPeople();
  return { kind: "done", link: made.link, returned: 0 };
}
