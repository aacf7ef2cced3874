import type { Page } from "playwright-core";

declare global {
  interface Window {
    heard?: { readonly frequencies: number[]; loudest: number };
    notices?: { readonly title: string; readonly options: NotificationOptions; isClosed: boolean }[];
  }
}

/**
 * Listens to what every document of this page really sounds, and to every notice that it shows. Sounds are measured as
 * they go to the loudspeaker, sample by sample.
 */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: { frequencies: number[]; loudest: number } = { frequencies: [], loudest: 0 };
    window.heard = heard;
    const start = Reflect.get(AudioScheduledSourceNode.prototype, "start");
    OscillatorNode.prototype.start = function (when) {
      heard.frequencies.push(this.frequency.value);
      start.call(this, when);
    };
    const taps = new WeakMap<BaseAudioContext, AnalyserNode>();
    const connect = Reflect.get(AudioNode.prototype, "connect") as (
      this: AudioNode,
      to: AudioNode,
    ) => AudioNode;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode): AudioNode {
      if (!(to instanceof AudioDestinationNode)) return connect.call(this, to);
      let tap = taps.get(to.context);
      if (tap === undefined) {
        const made = new AnalyserNode(to.context, { fftSize: 32_768, smoothingTimeConstant: 0 });
        taps.set(to.context, made);
        connect.call(made, to);
        const samples = new Float32Array(made.fftSize);
        setInterval(() => {
          made.getFloatTimeDomainData(samples);
          for (const sample of samples) heard.loudest = Math.max(heard.loudest, Math.abs(sample));
        }, 100);
        tap = made;
      }
      connect.call(this, tap);
      return to;
    } as AudioNode["connect"];
    // What drives the browser counts as a touch of the page; a person's hand alone does here.
    let wasTouched = false;
    for (const touch of ["pointerdown", "keydown"])
      window.addEventListener(touch, ({ isTrusted }) => (wasTouched ||= isTrusted), { capture: true });
    Object.defineProperty(navigator, "userActivation", {
      value: {
        get hasBeenActive() {
          return wasTouched;
        },
      },
    });
    const notices: NonNullable<Window["notices"]> = [];
    window.notices = notices;
    class Heard extends EventTarget {
      static readonly permission = "granted";
      readonly #shown: (typeof notices)[number];
      constructor(title: string, options: NotificationOptions = {}) {
        super();
        this.#shown = { title, options, isClosed: false };
        notices.push(this.#shown);
      }
      close(): void {
        this.#shown.isClosed = true;
      }
    }
    Object.defineProperty(window, "Notification", { value: Heard, configurable: true });
  });
}

/** How often the tone of danger was begun: it has four notes. */
export async function dangersHeard(page: Page): Promise<number> {
  return (await heardOn(page)).frequencies.filter((hz) => hz === 880 || hz === 660).length / 4;
}

/** The notes that were begun, and the loudest sample so far as an amplitude. */
export async function heardOn(page: Page): Promise<{ frequencies: number[]; loudest: number }> {
  return page.evaluate(() => window.heard ?? { frequencies: [], loudest: 0 });
}

/** The notices that were shown. */
export async function noticesOn(page: Page): Promise<NonNullable<Window["notices"]>> {
  return page.evaluate(() => window.notices ?? []);
}
