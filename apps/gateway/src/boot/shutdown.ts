/** Stops things in the reverse of the order in which they were opened, once, whoever asks and how often. */
export interface Shutdown {
  /** Registers what to do when stopping. What is still being opened may be registered before it is up. */
  readonly later: (close: () => Promise<unknown>) => void;
  /** Stops and ends the process; asked again, it changes nothing about the stopping under way. */
  readonly stop: (failed: boolean) => Promise<void>;
  readonly stopping: () => boolean;
}

export interface ShutdownOptions {
  readonly exit: (code: number) => void;
  /** Called with what a closer threw; the others are closed all the same. */
  readonly onError: (error: unknown) => void;
  /** How long stopping may take before the process ends regardless; asked when it begins. */
  readonly limitMs: () => number;
}

export function createShutdown({ exit, onError, limitMs }: ShutdownOptions): Shutdown {
  const closers: (() => Promise<unknown>)[] = [];
  let failure = false;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    const limit = setTimeout(() => exit(1), limitMs());
    limit.unref();
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
      try {
        await close();
      } catch (error) {
        failure = true;
        onError(error);
      }
    }
    clearTimeout(limit);
    exit(failure ? 1 : 0);
  }

  return {
    later: (close) => void closers.push(close),
    stopping: () => running !== null,
    stop: (failed) => {
      failure ||= failed;
      return (running ??= run());
    },
  };
}
