import type { Keyring } from "./keyring.ts";

/** The keyring of this deployment, made at first start. */
export async function loadKeyring(options: {
  readonly folder: string;
  readonly fromEnvironment: string | undefined;
  readonly say: (words: string) => void;
}): Promise<Keyring> {
  throw new Error(`not built yet: ${options.folder}`);
}
