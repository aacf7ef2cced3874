/** One thing a channel must show. `run` throws when it does not; the rule is one of SPEC.md. */
export interface Check {
  readonly rule: `CH${number}`;
  readonly name: string;
  readonly run: () => void | Promise<void>;
}
