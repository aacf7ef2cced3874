/** In which lines of an iCalendar an event and its properties stand, from 1. */
export interface EventLines {
  readonly begins: number;
  readonly lineOf: (property: string) => number;
}

/** The events of a file in their order. What is inside of them, such as alarms, is not theirs. */
export function eventLines(text: string): readonly EventLines[] {
  const events: EventLines[] = [];
  let inside: { readonly begins: number; readonly lines: Map<string, number>; depth: number } | null = null;
  for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
    const name = /^[A-Za-z-]+/.exec(content)?.[0].toLowerCase();
    if (name === undefined) continue;
    const isEvent = /^[A-Za-z]+:vevent\s*$/i.test(content);
    if (name === "begin" && isEvent && inside === null)
      inside = { begins: index + 1, lines: new Map<string, number>(), depth: 0 };
    else if (inside === null) continue;
    else if (name === "begin") inside.depth += 1;
    else if (name === "end" && inside.depth > 0) inside.depth -= 1;
    else if (name === "end") {
      const { begins, lines } = inside;
      events.push({ begins, lineOf: (property) => lines.get(property) ?? begins });
      inside = null;
    } else if (inside.depth === 0) inside.lines.set(name, index + 1);
  }
  return events;
}
