/** How baresip 1.1 writes down a message (`-s`): in cyan, below the way that it went. */
const BEGINS = "\u001B[36;1m#\n";
const ENDS = "\u001B[;m";

/** The SIP messages that went to a port, in order, as baresip wrote them down. */
export function messagesTo(port: number, words: string): readonly string[] {
  return words.split(BEGINS).flatMap((traced) => {
    const end = traced.indexOf(ENDS);
    const [, to, message] = /^\w+ \S+ -> \S+:(\d+)\n([\s\S]*)$/.exec(traced.slice(0, end)) ?? [];
    return end >= 0 && Number(to) === port && message !== undefined ? [message] : [];
  });
}
