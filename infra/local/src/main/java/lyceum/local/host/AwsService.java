package lyceum.local.host;

import lyceum.local.http.Request;
import lyceum.local.http.Response;

/** One of AWS's services over HTTP, behind the check of the signature. */
@FunctionalInterface
interface AwsService {
    /**
     * Answers a call.
     *
     * @param accessKeyId whose rights count
     * @throws lyceum.local.iam.AccessDenied if they don't suffice
     */
    Response answer(String accessKeyId, Request request);
}
