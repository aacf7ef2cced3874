import { runInNewContext } from "node:vm";
import { PROOF_SCRIPT } from "../document/proof-script.ts";

/** What the page's script about proofs offers the other one. */
interface ProofScript {
  prove(challenge: string, ms: number): Promise<string>;
}

/** A key that is pressed on the page. */
type OnKey = (event: { readonly key: string }) => void;

interface Surroundings {
  readonly wait?: (done: () => void, ms?: number) => unknown;
  readonly clock?: () => number;
  /** Is told what hears the page's keys. */
  readonly onListening?: (heard: OnKey) => void;
}

/** Runs the page's own script as a browser would, with nothing but a clock and the keys within its reach. */
export function proofScript({
  wait = setTimeout,
  clock = Date.now,
  onListening,
}: Surroundings = {}): ProofScript {
  const self: Partial<ProofScript> = {};
  const addEventListener = (_: string, heard: OnKey): void => onListening?.(heard);
  runInNewContext(PROOF_SCRIPT, { self, setTimeout: wait, Date: { now: clock }, addEventListener });
  if (self.prove === undefined) throw new Error("the script offers no proof");
  return { prove: self.prove };
}

/** What the page's script finds, however long it takes. */
export async function prove(challenge: string): Promise<string> {
  return proofScript().prove(challenge, 60_000);
}
