import { serveOnLoopback } from "../http-server.ts";
import type { AdminOptions } from "./admin-model.ts";
import { createAdminRoutes } from "./admin-routes.ts";
import { startReverseProxy } from "./reverse-proxy.ts";

export interface LocalAdminOptions extends Omit<AdminOptions, "appOrigin"> {
  /** Of the Admin; the app appears one above it, so SHOPIFY_APP_URL is `http://localhost:<port + 1>`. */
  readonly port: number;
  /** Where the app's own server listens. */
  readonly appUrl: string;
}

export interface LocalAdmin {
  /** The address to open in a browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** A Shopify Admin on http://localhost:<port>, for any browser without flags. Errors: rejects where a port is taken. */
export async function startLocalAdmin({ port, appUrl, ...options }: LocalAdminOptions): Promise<LocalAdmin> {
  const adminOrigin = `http://localhost:${port}`;
  const appOrigin = `http://localhost:${port + 1}`;
  const admin = await serveOnLoopback(createAdminRoutes({ ...options, appOrigin }), port);
  try {
    const proxy = await startReverseProxy({ port: port + 1, target: appUrl, adminOrigin });
    return {
      url: adminOrigin,
      close: async () => {
        await Promise.all([admin.close(), proxy.close()]);
      },
    };
  } catch (error) {
    await admin.close();
    throw error;
  }
}
