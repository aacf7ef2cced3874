/** What happens, in the order in which it was put; read by one. */
export interface Inbox<Item> {
  readonly put: (item: Item) => void;
  /** Nothing more comes: whoever reads it finishes what is there, and then ends. */
  readonly end: () => void;
  readonly items: () => AsyncGenerator<Item, void>;
}

/** Makes an empty one. */
export function inbox<Item>(): Inbox<Item> {
  const waiting: Item[] = [];
  let isOver = false;
  let wake = (): void => undefined;
  return {
    put: (item) => {
      if (isOver) return;
      waiting.push(item);
      wake();
    },
    end: () => {
      isOver = true;
      wake();
    },
    items: async function* () {
      for (;;) {
        const item = waiting.shift();
        if (item !== undefined) yield item;
        else if (isOver) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
