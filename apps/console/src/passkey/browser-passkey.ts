/** What came of asking the browser: what it answered, as JSON; or that whoever sits here chose none, or it has none. */
export type KeyAnswer = { readonly kind: "answered"; readonly response: object } | { readonly kind: "none" };

/** Whether this browser makes and uses passkeys at all. */
export function hasPasskeys(): boolean {
  return (
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
  );
}

/** Has the browser make a passkey by what the gateway said. */
export async function makePasskey(options: string): Promise<KeyAnswer> {
  return asked(async () =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
}

/** Has the browser sign with a passkey by what the gateway said. */
export async function signWithPasskey(options: object): Promise<KeyAnswer> {
  return asked(async () =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );
}

/** The browser throws what its owner refuses, what times out and what it has no key for, all alike. */
async function asked(ask: () => Promise<Credential | null>): Promise<KeyAnswer> {
  try {
    const credential = await ask();
    if (!(credential instanceof PublicKeyCredential)) return { kind: "none" };
    return { kind: "answered", response: credential.toJSON() };
  } catch {
    return { kind: "none" };
  }
}
