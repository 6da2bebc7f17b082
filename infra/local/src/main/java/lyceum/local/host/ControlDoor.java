package lyceum.local.host;

import java.util.List;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.Callers;
import lyceum.platform.aws.SignedHttp.Reply;

/** The control plane of API Gateway, each call with the rights of its caller. */
final class ControlDoor implements AwsService {
    private final ControlPlane control;
    private final Callers callers;

    ControlDoor(ControlPlane control, Callers callers) {
        this.control = control;
        this.callers = callers;
    }

    @Override
    public Response answer(String accessKeyId, Request request) {
        callers.check(accessKeyId, List.of(control.access(request.method(), request.path())));
        Reply reply = control.answer(request.method(), request.path(), request.body());
        return new Response(reply.status(), Headers.of("Content-Type", "application/json"), reply.json());
    }
}
