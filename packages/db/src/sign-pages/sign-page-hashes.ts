import type { Keyring } from "../keyring/keyring.ts";
import type { SignPageKeys } from "./sign-page-store.ts";

/** By which a page is found. */
export function addressHash({ hash }: Pick<Keyring, "hash">, token: string): Buffer {
  return hash("sign_page", token);
}

/** Of one page alone: the same code of another has another hash. */
export function codeHash({ hash }: Pick<Keyring, "hash">, { token, code }: SignPageKeys): Buffer {
  return hash("sign_code", `${token}:${code}`);
}
