package lyceum.local.host;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.Callers;
import lyceum.local.tables.LocalTables;
import lyceum.tables.protocol.Protocol;

/** DynamoDB's protocol, each call with the rights of its caller. */
final class TablesDoor implements AwsService {
    private final LocalTables tables;
    private final Callers callers;

    TablesDoor(LocalTables tables, Callers callers) {
        this.tables = tables;
        this.callers = callers;
    }

    @Override
    public Response answer(String accessKeyId, Request request) {
        return tables.protocol(call -> callers.check(accessKeyId, call))
                .answer(request.headers().first("X-Amz-Target"), true, request.body())
                .map(TablesDoor::response)
                .orElseGet(() -> AwsDoor.problem(500, "InternalServerError", "The reply was lost."));
    }

    private static Response response(Protocol.Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        var checksum = new CRC32();
        checksum.update(body);
        return new Response(
                answer.status(),
                Headers.of(
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        "x-amz-crc32",
                        Long.toString(checksum.getValue()),
                        "x-amzn-RequestId",
                        answer.requestId()),
                body);
    }
}
