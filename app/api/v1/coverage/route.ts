import { answerCoverage } from "@/lib/server/api/coverage";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerCoverage(request);
}
