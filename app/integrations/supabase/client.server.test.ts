import { expect, test } from "vitest";
import { createSupabaseMirror } from "./client.server.ts";
import { MirrorReadError } from "./port.ts";

const TEXT = { uid: "0a6e3f52-7c1d-4b8e-9f40-2d5b81c6e7a3", text: "Hi", salt: "00" };

function mirrorAnswering(answer: () => Response | Promise<Response>) {
  return createSupabaseMirror({
    url: "http://supabase.test",
    secretKey: "sb_secret_test",
    timeoutMs: 50,
    fetch: async () => answer(),
  });
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

// The measured table: what supabase-js 2 made of each answer is not what happened.
test.each([
  ["404 empty", () => new Response("", { status: 404 }), "REJECTED", "HTTP_404"],
  ["404 []", () => json(404, []), "REJECTED", "HTTP_404"],
  ["404 {}", () => json(404, {}), "REJECTED", "HTTP_404"],
  ["200 html", () => new Response("<html>login</html>"), "RETRYABLE", "EBADRESPONSE"],
  ["201 empty", () => new Response("", { status: 201 }), "RETRYABLE", "EBADRESPONSE"],
  ["204", () => new Response(null, { status: 204 }), "RETRYABLE", "EBADRESPONSE"],
  ["429", () => json(429, { message: "rate limit" }), "RETRYABLE", "HTTP_429"],
  ["500 57014", () => json(500, { code: "57014", message: "statement timeout" }), "TIMEOUT", "57014"],
  ["503 html", () => new Response("<html>", { status: 503 }), "RETRYABLE", "HTTP_503"],
  ["540 paused", () => new Response("", { status: 540 }), "RETRYABLE", "HTTP_540"],
  ["401 bad key", () => json(401, { message: "Invalid API key" }), "REJECTED", "HTTP_401"],
  ["403 42501", () => json(403, { code: "42501", message: "denied" }), "REJECTED", "42501"],
  ["400 23514", () => json(400, { code: "23514", message: "check" }), "REJECTED", "23514"],
  ["409 23505", () => json(409, { code: "23505", message: "unique" }), "REJECTED", "23505"],
])("%s is no success", async (_name, answer, status, errorCode) => {
  const outcome = await mirrorAnswering(answer).writeTexts([TEXT]);
  expect(outcome).toMatchObject({ status, errorCode, inserted: 0, duplicates: 0 });
});

test("rows that were there already are counted apart", async () => {
  const other = { ...TEXT, uid: "1a6e3f52-7c1d-4b8e-9f40-2d5b81c6e7a3" };
  const outcome = await mirrorAnswering(() => json(201, [{ uid: other.uid }])).writeTexts([TEXT, other]);
  expect(outcome).toMatchObject({ status: "SUCCESS", errorCode: null, inserted: 1, duplicates: 1 });
});

test("Supabase's own clock skew is waited out", async () => {
  const skewed = () => json(401, { code: "PGRST303", message: "JWT issued at future" });
  const outcome = await mirrorAnswering(skewed).writeTexts([TEXT]);
  expect(outcome).toMatchObject({ status: "RETRYABLE", errorCode: "PGRST303", retryAfterMs: 5_000 });
});

test("Retry-After is passed on", async () => {
  const limited = () => json(429, { message: "rate limit" }, { "retry-after": "7" });
  expect((await mirrorAnswering(limited).writeTexts([TEXT])).retryAfterMs).toBe(7_000);
});

test("a read of what is not there is null, and a refused read says why", async () => {
  await expect(mirrorAnswering(() => json(200, [])).readDecision(TEXT.uid)).resolves.toBeNull();
  const refused = mirrorAnswering(() => json(404, { code: "PGRST205", message: "no table" }));
  await expect(refused.readDecision(TEXT.uid)).rejects.toThrow(MirrorReadError);
  await expect(refused.readDecision(TEXT.uid)).rejects.toMatchObject({
    errorCode: "PGRST205",
    retryable: false,
  });
});
