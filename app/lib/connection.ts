/** A vendor this place of work is connected to, or what to do so that it is. */
export type Connection<Port> =
  | { readonly isConnected: true; readonly port: Port }
  | {
      readonly isConnected: false;
      /** For the person at the screen: what is missing and where to set it. */
      readonly remedy: string;
    };
