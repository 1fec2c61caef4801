import { answerPanel } from "@/lib/server/api/panels";
import { readDecodedPart } from "@/lib/url/path";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPanel(request, readDecodedPart((await params).id));
}
