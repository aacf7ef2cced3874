/** The part of the `smpp` package that the carrier of the tests uses; the package has no types of its own. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer, Socket } from "node:net";

  interface ShortMessage {
    readonly udh?: readonly Buffer[];
    readonly message?: string | Buffer;
  }
  interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly source_addr: string;
    readonly destination_addr: string;
    readonly data_coding: number;
    readonly esm_class: number;
    readonly registered_delivery: number;
    readonly validity_period: unknown;
    readonly short_message: ShortMessage;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  }
  interface Session extends EventEmitter {
    send(pdu: Pdu): boolean;
    deliver_sm(fields: Readonly<Record<string, unknown>>, answered?: (answer: Pdu) => void): boolean;
    enquire_link(answered: () => void): boolean;
    destroy(): void;
    readonly socket: Socket;
    on(event: "error" | "close", listener: (error?: Error) => void): this;
    on(event: string, listener: (pdu: Pdu) => void): this;
  }
  const smpp: {
    createServer(options: object, listener: (session: Session) => void): NetServer;
    addTLV(name: string, options: { readonly id: number; readonly type: unknown }): void;
    readonly types: { readonly tlv: { readonly string: unknown } };
    readonly ESME_RBINDFAIL: number;
    readonly ESME_RINVDSTADR: number;
  };
  export default smpp;
  export type { Pdu, Session };
}
