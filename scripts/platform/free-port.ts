import { once } from "node:events";
import { createServer } from "node:net";

/** A TCP port on the loopback interface that nobody listens on right now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return address.port;
}

export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false; // EADDRINUSE or EACCES: either way not ours
  } finally {
    server.close();
  }
}

/** A free port with a free one after it. */
export async function findFreePair(): Promise<number> {
  const port = await findFreePort();
  return (await isPortFree(port + 1)) ? port : findFreePair();
}
