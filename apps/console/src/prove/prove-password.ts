import { tellAuth, textIn } from "../api/tell-auth.ts";

/**
 * What came of proving it. `code_wanted`: the password is right, and they sign in with a code, too. `factor_wanted`: it is right, and not
 * enough for what waits.
 */
export type Proved =
  | "proved"
  | "code_wanted"
  | "factor_wanted"
  | "wrong_password"
  | "wrong_code"
  | "locked"
  | "too_many"
  | "ended"
  | "unreachable";

const KINDS: ReadonlySet<string> = new Set<Proved>([
  "proved",
  "code_wanted",
  "factor_wanted",
  "wrong_password",
  "wrong_code",
  "locked",
]);
const isKind = (kind: string): kind is Proved => KINDS.has(kind);

/** Proves by password, and by code where one is wanted, that it is still them; `ofFactor`: for what changes how they sign in. */
export async function provePassword(
  password: string,
  code: string | null,
  ofFactor: boolean,
): Promise<Proved> {
  const answer = await tellAuth(
    "/prove/password",
    ofFactor ? { password, code, ofFactor } : { password, code },
  );
  if (answer.kind === "done") {
    const kind = textIn(answer.body, "kind");
    return isKind(kind) ? kind : "unreachable";
  }
  return answer.kind === "refused" ? "ended" : answer.kind;
}
