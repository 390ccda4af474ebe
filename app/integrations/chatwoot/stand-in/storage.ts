import type { World } from "./world.ts";

const REDIRECT = /^\/rails\/active_storage\/(?:blobs|representations)\/redirect\/([\w-]+)\/([^/]+)$/;
const DISK = /^\/rails\/active_storage\/disk\/([\w-]+)\/[^/]+$/;

/** Attachments, as ActiveStorage serves them: no token, a signed name, and a redirect to the bytes. */
export async function serveStorage(world: World, url: URL): Promise<Response | null> {
  const redirect = REDIRECT.exec(url.pathname);
  if (redirect) {
    const location = `${url.origin}/rails/active_storage/disk/${redirect[1]}/${redirect[2]}`;
    return new Response(null, { status: 302, headers: { location } });
  }
  const disk = DISK.exec(url.pathname);
  if (disk === null) return null;
  const blob = await world.blobs.get(disk[1] ?? "");
  if (blob === null) return new Response("", { status: 404 });
  return new Response(Buffer.from(blob.base64, "base64"), { headers: { "content-type": blob.content_type } });
}
