import { answerMetrics } from "@/lib/server/api/own-health";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerMetrics();
}
