import { createStore } from "../store/store.ts";

/** Somebody who is asked to prove that it is them; what waits for it goes on with the answer. */
export interface Proving {
  /** What they typed as their password already, for what waits; `null`: nothing. */
  readonly password: string | null;
  /** Whether what waits changes how they sign in: where they have a factor beyond their password, that is wanted then. */
  readonly ofFactor: boolean;
  readonly answer: (isProved: boolean) => void;
}

/** Who is asked this moment; `null`: nobody. */
export const proving = createStore<Proving | null>(null);

let asked: Promise<boolean> | null = null;

/** Asks whoever sits here to prove that it is them, over whatever stands there. False: they did not. Two who ask at once share the answer. */
export async function askProof(password: string | null = null, ofFactor = false): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    proving.set({
      password,
      ofFactor,
      answer: (isProved) => {
        proving.set(null);
        asked = null;
        resolve(isProved);
      },
    });
  });
  return asked;
}
