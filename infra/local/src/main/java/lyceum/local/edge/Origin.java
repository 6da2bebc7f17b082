package lyceum.local.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lyceum.local.gateway.Gateway;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;

/** Where the edge gets answers from. */
sealed interface Origin {
    Response answer(Request request);

    /** The name it is called by. */
    String host();

    record Api(Gateway gateway, String host, String path) implements Origin {
        @Override
        public Response answer(Request request) {
            return gateway.answer(request.withPath(path + request.path()));
        }
    }

    /** A bucket that only the edge may read. */
    record Bucket(ObjectStore objects, String bucket, String host, String path) implements Origin {
        /** What S3 answers to someone who may not list: it does not say whether the object is there. */
        private static final String DENIED =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

        @Override
        public Response answer(Request request) {
            String key = (path + request.path()).substring(1);
            Optional<StoredObject> found = decoded(key).flatMap(name -> objects.get(bucket, name));
            if (found.isEmpty()) {
                return Response.text(403, "application/xml", DENIED);
            }
            StoredObject object = found.get();
            var headers = Headers.of("Content-Type", object.contentType(), "ETag", object.etag());
            object.cacheControl().ifPresent(value -> headers.add("Cache-Control", value));
            if (request.headers().get("If-None-Match").equals(object.etag())) {
                return Response.empty(304, headers);
            }
            return new Response(200, headers, object.bytes());
        }

        private static Optional<String> decoded(String key) {
            try {
                return Optional.of(URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
