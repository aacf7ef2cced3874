import { Capability } from "@holdfast/access-policy";
import { readPreferences, Role, UserId } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { forgetWaiting } from "../api/fetch-patiently.ts";
import { hasSession } from "../api/sign-in.ts";
import { graphql, type ResultOf } from "../graphql.ts";
import { preferences } from "../keys/preferences.ts";
import { languageFor, picked } from "../language/language-for.ts";
import { createStore } from "../store/store.ts";
import { turnSoon } from "../text/language.ts";

/** Whoever sits in front of the screen, and what they may do. */
export interface Me {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  readonly capabilities: ReadonlySet<Capability>;
  /** Nothing but their own account is open to them before they have shown a second factor (G513). */
  readonly wantsSecondFactor: boolean;
  /** Until when at the longest all is open as before, though a second factor is wanted of their role since (G543); `null`: none is. */
  readonly secondFactorBy: number | null;
}

export type Session =
  | { readonly kind: "unknown" }
  | { readonly kind: "unreachable" }
  /** `isNew` when they signed in on this page just now, instead of coming with a session. */
  | { readonly kind: "signed_in"; readonly me: Me; readonly isNew: boolean }
  /** `ended` when there was a session that the gateway no longer knows; false when nobody has signed in yet. */
  | { readonly kind: "signed_out"; readonly ended: boolean };

export const MeDocument = graphql(`
  query Me {
    me {
      id
      name
      role
      capabilities
      wantsSecondFactor
      secondFactorBy
    }
    preferences
  }
`);

/** Who is signed in, as far as the console knows. */
export const session = createStore<Session>({ kind: "unknown" });
session.subscribe(() => {
  if (session.get().kind === "signed_out") forgetWaiting();
});

const NOT_ASKED = { no: { kind: "signed_out" }, unreachable: { kind: "unreachable" } } as const;

/** Asks the gateway who is signed in. */
export async function openSession(): Promise<Session> {
  const known = await hasSession();
  const answer = known === "yes" ? await ask(MeDocument, {}) : NOT_ASKED[known];
  // Nobody reads a screen that changes its language or its look under their eyes: it is theirs when it is drawn.
  if (answer.kind === "data" && session.get().kind !== "signed_in") {
    const chosen = readPreferences(answer.data.preferences);
    preferences.set(chosen);
    await turnSoon(languageFor(chosen.language, picked.get(), navigator.languages));
  }
  session.update((before) => {
    if (answer.kind === "data")
      return { kind: "signed_in", me: readMe(answer.data.me), isNew: before.kind === "signed_out" };
    if (answer.kind === "signed_out")
      return { kind: "signed_out", ended: before.kind === "signed_in" || wasEnded(before) };
    return before.kind === "signed_in" ? before : { kind: "unreachable" };
  });
  return session.get();
}

/** Notes that the gateway no longer knows this session. */
export function endSession(): void {
  session.update((before) => (before.kind === "signed_in" ? { kind: "signed_out", ended: true } : before));
}

/** Notes that somebody signed out by choice. */
export function leaveSession(): void {
  session.set({ kind: "signed_out", ended: false });
}

function wasEnded(before: Session): boolean {
  return before.kind === "signed_out" && before.ended;
}

function readMe(me: ResultOf<typeof MeDocument>["me"]): Me {
  // A gateway newer than this page may name capabilities that the page does not know, and so cannot show.
  const known = me.capabilities.flatMap((name) => {
    const parsed = Capability.safeParse(name);
    return parsed.success ? [parsed.data] : [];
  });
  const { name, wantsSecondFactor, secondFactorBy } = me;
  const [id, role] = [UserId.parse(me.id), Role.parse(me.role)];
  return { id, name, role, capabilities: new Set(known), wantsSecondFactor, secondFactorBy };
}
