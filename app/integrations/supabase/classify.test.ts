import { expect, test } from "vitest";
import { classify, transportCode } from "./classify.ts";

function coded(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("socket"), { code }) });
}

function brokenBy(cause: unknown) {
  return classify({ wire: { kind: "broken", cause }, error: null, hasRows: false }, 201);
}

test.each([
  ["a refused connection", coded("ECONNREFUSED"), "RETRYABLE", "ECONNREFUSED"],
  ["a reset connection", coded("ECONNRESET"), "RETRYABLE", "ECONNRESET"],
  ["an unknown host", coded("ENOTFOUND"), "RETRYABLE", "ENOTFOUND"],
  ["a connection closed before the answer", coded("UND_ERR_SOCKET"), "RETRYABLE", "UND_ERR_SOCKET"],
  ["an answer that is not HTTP", coded("HPE_INVALID_CONSTANT"), "RETRYABLE", "HPE_INVALID_CONSTANT"],
  ["a redirect", new TypeError("unexpected redirect"), "RETRYABLE", "TypeError"],
  ["an abort", new DOMException("aborted", "AbortError"), "RETRYABLE", "ABORT_ERR"],
  ["the deadline", new DOMException("timeout", "TimeoutError"), "TIMEOUT", "ETIMEDOUT"],
  ["a connect timeout", coded("UND_ERR_CONNECT_TIMEOUT"), "TIMEOUT", "ETIMEDOUT"],
  ["a headers timeout", coded("UND_ERR_HEADERS_TIMEOUT"), "TIMEOUT", "ETIMEDOUT"],
  ["a body timeout", coded("UND_ERR_BODY_TIMEOUT"), "TIMEOUT", "ETIMEDOUT"],
])("%s is told apart", (_name, cause, status, errorCode) => {
  expect(brokenBy(cause)).toEqual({ status, errorCode });
});

test.each([
  [201, null, false, "RETRYABLE", "EBADRESPONSE"],
  [204, null, false, "RETRYABLE", "EBADRESPONSE"],
  [200, null, true, "RETRYABLE", "EBADRESPONSE"],
  [404, null, true, "REJECTED", "HTTP_404"],
  [400, { code: "PGRST204" }, false, "REJECTED", "PGRST204"],
  [404, { code: "PGRST205" }, false, "REJECTED", "PGRST205"],
  [401, { code: "PGRST301", message: "No suitable key" }, false, "REJECTED", "PGRST301"],
  [400, { code: "22P02" }, false, "REJECTED", "22P02"],
  [500, { code: "40P01" }, false, "RETRYABLE", "40P01"],
  [500, { code: "55P03" }, false, "RETRYABLE", "55P03"],
  [503, { code: "PGRST002" }, false, "RETRYABLE", "PGRST002"],
  [504, { code: "PGRST003" }, false, "RETRYABLE", "PGRST003"],
  [522, {}, false, "RETRYABLE", "HTTP_522"],
])("HTTP %i with %o is not taken for success", (httpStatus, error, hasRows, status, errorCode) => {
  const wire = { kind: "answer", status: httpStatus, retryAfter: null } as const;
  expect(classify({ wire, error, hasRows }, 201)).toEqual({ status, errorCode });
});

test("the first code of several addresses tried is reported", () => {
  const both = new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")]);
  expect(transportCode(new TypeError("fetch failed", { cause: both }))).toBe("ECONNREFUSED");
});
