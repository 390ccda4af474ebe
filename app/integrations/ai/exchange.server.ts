import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, Output, type LanguageModel } from "ai";
import { IncompleteAnswer, tokensIn } from "./failures.ts";
import type { Rewording } from "./port.ts";
import { rewordingSchema } from "./schema.ts";

export interface ModelAccess {
  readonly provider: "openai-compatible" | "anthropic";
  /** With its version path: https://api.openai.com/v1. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly modelId: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface Exchange {
  readonly instructions: string;
  readonly prompt: string;
  readonly signal: AbortSignal;
}

/** A reply has at most 1200 characters; the rest is for JSON around it. */
const MOST_OUTPUT_TOKENS = 500;

// The SDK would write its warnings to the console.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** One request to the model. Errors: throws what the SDK throws, and IncompleteAnswer. */
export async function generateReply(access: ModelAccess, exchange: Exchange): Promise<Rewording> {
  const result = await generateText({
    model: modelOf(access),
    instructions: exchange.instructions,
    prompt: exchange.prompt,
    output: Output.object({ schema: rewordingSchema, name: "rewording" }),
    temperature: 0,
    maxOutputTokens: MOST_OUTPUT_TOKENS,
    maxRetries: 0,
    abortSignal: exchange.signal,
  });
  const { finishReason, usage, text } = result;
  const tokens = usage.totalTokens ?? tokensIn(exchange, text);
  if (finishReason !== "stop") throw new IncompleteAnswer(finishReason, tokens);
  return { text: result.output.reply.trim(), model: access.modelId, tokens };
}

function modelOf({ provider, baseUrl: baseURL, apiKey, modelId, fetch }: ModelAccess): LanguageModel {
  if (provider === "anthropic") return createAnthropic({ baseURL, apiKey, fetch })(modelId);
  const name = "openai-compatible";
  return createOpenAICompatible({ name, baseURL, apiKey, fetch, supportsStructuredOutputs: true })(modelId);
}
