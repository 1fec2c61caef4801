import { answerPicture } from "@/lib/server/picture/answer";
import { readDecodedPart } from "@/lib/url/path";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPicture(request, readDecodedPart((await params).id), "png");
}
