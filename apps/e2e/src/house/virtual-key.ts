import type { CDPSession, Page } from "playwright-core";

/** A security key that Chromium plays: it holds passkeys, and says that it was touched by the right finger. */
export interface VirtualKey {
  /** Its passkeys, each with how often it signed. */
  readonly passkeys: () => Promise<readonly { readonly credentialId: string; readonly signCount: number }[]>;
  /** Makes every passkey of it count from here, as one that was copied from it does. */
  readonly countFrom: (count: number) => Promise<void>;
  /** Whether the finger is the right one from now on. */
  readonly isOwner: (isOwner: boolean) => Promise<void>;
}

/** Puts one into a page's browser. */
export async function virtualKey(page: Page): Promise<VirtualKey> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const passkeys = async () =>
    (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  return {
    passkeys,
    async countFrom(signCount) {
      for (const credential of await passkeys()) {
        const { credentialId } = credential;
        await session.send("WebAuthn.removeCredential", { authenticatorId, credentialId });
        await session.send("WebAuthn.addCredential", {
          authenticatorId,
          credential: { ...credential, signCount },
        });
      }
    },
    isOwner: async (isUserVerified) => {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
  };
}
