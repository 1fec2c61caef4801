import { answerHistory } from "@/lib/server/api/level1";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerHistory(request);
}
