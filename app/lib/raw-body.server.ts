/** The bytes as they came, for a signature over them; null once there are more than `maxBytes`. */
export async function readRawBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length")) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) return null;
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}
