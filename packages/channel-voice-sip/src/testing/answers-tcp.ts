import { once } from "node:events";
import { connect } from "node:net";

/** Whether somebody takes connections at a port of the loopback interface. */
export async function answersTcp(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const isOpen = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}
