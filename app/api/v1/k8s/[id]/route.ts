import { answerK8s } from "@/lib/server/troubleshoot/api";
import { readDecodedPart } from "@/lib/url/path";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerK8s(request, readDecodedPart((await params).id));
}
