import { answerSearch } from "@/lib/server/api/search";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerSearch(request);
}
