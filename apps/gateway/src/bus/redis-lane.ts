import type { RedisClient } from "./redis-client.ts";
import { knownWords } from "./known-words.ts";
import { WAITING_MAX } from "./redis-client.ts";
import { saidTogether } from "./said-together.ts";
import { readWord, readWords, writeWord, WORDS_BETWEEN, type VolatileWord } from "./volatile-word.ts";

export interface RedisLaneOptions {
  readonly client: RedisClient;
  /** Where each word goes alone, and where several go as one. */
  readonly channels: { readonly lane: string; readonly together: string };
  /** Sets this gateway's words apart from the others'. */
  readonly own: string;
  readonly told: (word: VolatileWord) => void;
  /** The server answered something. */
  readonly onAnswer: () => void;
}

/** What one client says and hears of words that cross beside the log. */
export interface RedisLane {
  /** Says something; lost where two hundred words are unanswered (W58). */
  readonly tell: (word: VolatileWord) => void;
  /** Resolves once others are heard; rejects where that is not allowed, or the connection is gone. */
  readonly follow: () => Promise<void>;
  /** Asks whether everybody who hears a word hears several as one, too (W60). */
  readonly ask: () => Promise<void>;
}

export function redisLane({ client, channels, own, told, onAnswer }: RedisLaneOptions): RedisLane {
  let unanswered = 0;
  let isUnderstood = false;
  const read = knownWords(readWord);

  function publish(channel: string, text: string, words: number): void {
    client
      .publish(channel, own + text)
      .then(onAnswer, () => {
        // Lost, as whatever is told may be.
      })
      .finally(() => {
        unanswered -= words;
      });
  }
  const say = saidTogether({
    one: (word) => publish(channels.lane, word, 1),
    many: (words) => publish(channels.together, words.join(WORDS_BETWEEN), words.length),
    isUnderstood: () => isUnderstood,
    // The client writes at the end of a turn, too, and this is set before that is: so all of it is one write.
    atItsEnd: (act) => void setImmediate(act),
  });
  const heard = (act: (text: string) => void) => (message: string) => {
    // Whoever says something hears it, too.
    if (!message.startsWith(own)) act(message.slice(own.length));
  };

  return {
    tell(word) {
      if (unanswered >= WAITING_MAX) return;
      unanswered += 1;
      say(writeWord(word));
    },
    async follow() {
      // In this order: nobody is counted among those who hear several and not among those who hear one.
      await client.subscribe(
        channels.lane,
        heard((text) => {
          const word = read(text);
          if (word !== null) told(word);
        }),
      );
      try {
        await client.subscribe(
          channels.together,
          heard((text) => readWords(text, read).forEach(told)),
        );
      } catch (error) {
        // Where it is not allowed each goes alone: the others see it in how many hear what.
        if (!client.isReady) throw error;
      }
    },
    async ask() {
      try {
        const { [channels.lane]: one, [channels.together]: several } = await client.pubSubNumSub([
          channels.lane,
          channels.together,
        ]);
        isUnderstood = one !== undefined && one > 0 && one === several;
        onAnswer();
      } catch {
        // Not allowed, or gone: so nobody knows.
        isUnderstood = false;
      }
    },
  };
}
