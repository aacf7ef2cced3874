import { tellAuth, textIn } from "../api/tell-auth.ts";

/** For what somebody goes to the directory; an invitation with the secret of its link. */
export type Errand =
  | { readonly for: "sign_in" | "link" | "prove" }
  | { readonly for: "invitation"; readonly secret: string };

/** Why nobody is sent there. `ended`: whoever asks is signed out. */
export type NotSent = "away" | "not_good" | "prove_it_is_you" | "ended" | "too_many" | "unreachable";

/** Sends this page to the directory; resolves with why not, or never comes back to say anything. */
export async function goToDirectory(
  errand: Errand,
  leave: (address: string) => void = (address) => window.location.assign(address),
): Promise<"gone" | NotSent> {
  const answer = await tellAuth("/directory/begin", errand);
  if (answer.kind === "refused") return "ended";
  if (answer.kind !== "done") return answer.kind;
  const kind = textIn(answer.body, "kind");
  if (kind === "go") {
    leave(textIn(answer.body, "address"));
    return "gone";
  }
  return kind === "not_good" || kind === "prove_it_is_you" ? kind : "away";
}

/** What came of going there, as the gateway judges it. */
export type CameBack =
  | "signed_in"
  | "code_wanted"
  | "linked"
  | "has_one"
  | "taken"
  | "not_good"
  | "prove_it_is_you"
  | "proved"
  | "proving_code_wanted"
  | "somebody_else"
  | "cancelled"
  | "away"
  | "refused"
  | "too_many"
  | "unreachable";

const KINDS: ReadonlySet<string> = new Set<CameBack>([
  "signed_in",
  "code_wanted",
  "linked",
  "has_one",
  "taken",
  "not_good",
  "prove_it_is_you",
  "proved",
  "proving_code_wanted",
  "somebody_else",
  "cancelled",
  "away",
]);
const isKind = (kind: string): kind is CameBack => KINDS.has(kind);

/** Tells the gateway what the directory sent this browser back with. Works once. */
export async function comeBack(query: string): Promise<CameBack> {
  const answer = await tellAuth("/directory/finish", { query });
  if (answer.kind !== "done") return answer.kind;
  const kind = textIn(answer.body, "kind");
  return isKind(kind) ? kind : "refused";
}

/** What came of the code that was still owed. */
export type OwedCode = "proved" | "wrong_code" | "locked" | "refused" | "too_many" | "unreachable";

/** Ends a proof that was begun there with the code of the house. */
export async function giveOwedCode(code: string): Promise<OwedCode> {
  const answer = await tellAuth("/prove/directory-code", { code });
  if (answer.kind !== "done") return answer.kind;
  const kind = textIn(answer.body, "kind");
  return kind === "proved" || kind === "wrong_code" || kind === "locked" ? kind : "refused";
}
