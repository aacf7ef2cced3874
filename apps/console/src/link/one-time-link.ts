import { textIn, tellAuth } from "../api/tell-auth.ts";
import { createStore } from "../store/store.ts";

/** Where a one-time link leads. The secret stands behind the `#`, which no browser sends to anybody. */
export const LINK_PATH = "/link";

/** The secret that this page was opened with; empty when it has to be typed; `null` when this is another page. */
export const linkSecret = createStore<string | null>(null);

/** Takes the secret out of the address, so that it stays neither in the bar nor in the browser's history. */
export function takeLinkSecret(
  place: Pick<Location, "pathname" | "hash">,
  past: Pick<History, "replaceState">,
): void {
  if (place.pathname !== LINK_PATH) return;
  linkSecret.set(place.hash.slice(1));
  if (place.hash !== "") past.replaceState(null, "", LINK_PATH);
}

/** The address of a link, to be handed over by hand. */
export function linkAddress(origin: string, secret: string): string {
  return `${origin}${LINK_PATH}#${secret}`;
}

/** Whose link it is, or that it is none. */
export type LinkFound =
  | { readonly kind: "good"; readonly purpose: string; readonly name: string; readonly username: string }
  | { readonly kind: "not_good" | "too_many" | "unreachable" };

export async function lookAtLink(secret: string): Promise<LinkFound> {
  const answer = await tellAuth("/link/look", { secret });
  if (answer.kind === "too_many" || answer.kind === "unreachable") return { kind: answer.kind };
  if (answer.kind === "refused" || textIn(answer.body, "kind") !== "good") return { kind: "not_good" };
  const { body } = answer;
  return {
    kind: "good",
    purpose: textIn(body, "purpose"),
    name: textIn(body, "name"),
    username: textIn(body, "username"),
  };
}

/** Sets the password; works once. */
export async function spendLink(
  secret: string,
  password: string,
): Promise<"used" | "password" | "guessed_first" | "not_good" | "too_many" | "unreachable"> {
  const answer = await tellAuth("/link/use", { secret, password });
  if (answer.kind === "too_many" || answer.kind === "unreachable") return answer.kind;
  const kind = answer.kind === "done" ? textIn(answer.body, "kind") : "";
  return kind === "used" || kind === "password" || kind === "guessed_first" ? kind : "not_good";
}
