import { answerLoss } from "@/lib/server/api/place";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerLoss(request);
}
