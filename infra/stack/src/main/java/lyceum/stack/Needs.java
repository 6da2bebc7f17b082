package lyceum.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Queues;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What one function is told and what it may do, function by function; nothing is allowed that is not written here. Logging,
 * tracing and reading its own queue are added where those are set up.
 *
 * @param settings its environment
 * @param rights its policy statements
 */
record Needs(Map<String, String> settings, List<PolicyStatement> rights) {

    /** The needs of every function, as far as tables, bucket and queues go. */
    record Catalogue(Settings settings, Storage storage, Jobs jobs, TokenKeys keys) {
        Needs of(FunctionDeclaration function) {
            Needs own = own(function);
            return countsCallers(function) ? counting(own) : own;
        }

        /** A function with operations that are not open to all counts its callers. */
        static boolean countsCallers(FunctionDeclaration function) {
            return Api.OPERATIONS.stream()
                    .anyMatch(operation ->
                            operation.function().equals(function) && !(operation.access() instanceof Access.Open));
        }

        private Needs counting(Needs own) {
            var told = new LinkedHashMap<>(own.settings());
            told.put("LIMITS_TABLE_NAME", storage.limits().getTableName());
            told.put("RATE_LIMITS", settings.rateLimits());
            var rights = new ArrayList<>(own.rights());
            rights.add(allow(storage.limits().getTableArn(), "dynamodb:UpdateItem"));
            return new Needs(told, rights);
        }

        private Needs own(FunctionDeclaration function) {
            return switch (function.id()) {
                case "courses-api" -> coursesApi();
                case "generate-course" -> generateCourse();
                case "export-course" -> exportCourse();
                case "sweep-jobs" -> sweepJobs();
                case "accounts-api" -> accountsApi();
                case "authorize" -> authorize();
                case "create-organisation" -> createOrganisation();
                case "performance-api" -> performanceApi();
                case "metrics-api" -> metricsApi();
                case "collect-requests" -> collectRequests();
                case "roll-up" -> rollUp();
                default ->
                    throw new IllegalStateException(
                            "Say in Needs what the function " + function.id() + " is told and may do.");
            };
        }

        private Needs coursesApi() {
            var told = courses();
            told.putAll(queues());
            told.put("CURSOR_SECRET", settings.cursorSecret());
            told.putAll(settings.openAi());
            return new Needs(
                    told,
                    List.of(
                            onCourses("GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"),
                            onIndex(Storage.LISTING),
                            listObjects(),
                            // The addresses that it signs carry its own rights to put a source and to get an export.
                            onObjects("uploads/", "GetObject", "PutObject"),
                            onObjects("requests/", "PutObject", "DeleteObject"),
                            onObjects("idempotency/", "GetObject", "PutObject"),
                            onObjects("courses/", "GetObject", "PutObject", "DeleteObject"),
                            onObjects("exports/", "GetObject", "DeleteObject"),
                            sendJobs()));
        }

        private Needs generateCourse() {
            var told = courses();
            told.putAll(queues());
            told.putAll(settings.openAi());
            return new Needs(
                    told,
                    List.of(
                            onCourses("GetItem", "PutItem", "Query"),
                            listObjects(),
                            onObjects("uploads/", "GetObject"),
                            onObjects("requests/", "GetObject", "PutObject"),
                            onObjects("courses/", "PutObject", "DeleteObject"),
                            // A job that outlives one invocation goes on in the next.
                            allow(jobs.queue(Queues.GENERATIONS).getQueueArn(), "sqs:SendMessage")));
        }

        private Needs exportCourse() {
            return new Needs(
                    courses(),
                    List.of(
                            onCourses("GetItem", "PutItem"),
                            listObjects(),
                            onObjects("courses/", "GetObject"),
                            onObjects("exports/", "PutObject", "DeleteObject")));
        }

        private Needs sweepJobs() {
            var told = courses();
            told.putAll(queues());
            return new Needs(
                    told,
                    List.of(
                            onCourses("GetItem", "PutItem", "Query"),
                            onIndex(Storage.ACTIVE),
                            // What a job has finished before it expires is kept as a course.
                            listObjects(),
                            onObjects("requests/", "GetObject"),
                            onObjects("courses/", "PutObject", "DeleteObject"),
                            sendJobs()));
        }

        private Needs accountsApi() {
            var told = accounts();
            told.put("TOKEN_KEYS", keys.setting());
            told.putAll(settings.origins());
            told.put("CURSOR_SECRET", settings.cursorSecret());
            told.put("USAGE_PLAN_PREFIX", Gateway.PLAN_PREFIX);
            return new Needs(
                    told,
                    List.of(
                            onAccounts(
                                    "GetItem",
                                    "BatchGetItem",
                                    "Query",
                                    "PutItem",
                                    "UpdateItem",
                                    "DeleteItem",
                                    "ConditionCheckItem"),
                            allow(keys.signing(), "kms:Sign"),
                            publicKeys()));
        }

        private Needs authorize() {
            var told = accounts();
            told.put("TOKEN_KEYS", keys.setting());
            // It notes once an hour that a key is used.
            return new Needs(told, List.of(onAccounts("GetItem", "BatchGetItem", "UpdateItem"), publicKeys()));
        }

        private Needs createOrganisation() {
            return new Needs(accounts(), List.of(onAccounts("GetItem", "PutItem")));
        }

        private Needs performanceApi() {
            var told = new LinkedHashMap<String, String>();
            told.put("COURSES_TABLE_NAME", storage.courses().getTableName());
            told.put("ACCOUNTS_TABLE_NAME", storage.accounts().getTableName());
            told.put("BUCKET_NAME", storage.bucket().getBucketName());
            told.putAll(queues());
            return new Needs(
                    told,
                    List.of(
                            probe(storage.courses()),
                            probe(storage.accounts()),
                            listObjects(),
                            onQueues("GetQueueAttributes")));
        }

        private Needs metricsApi() {
            var told = performance();
            told.put("CURSOR_SECRET", settings.cursorSecret());
            told.put("BUCKET_NAME", storage.bucket().getBucketName());
            told.putAll(queues());
            told.put(
                    "GENERATIONS_DEAD_LETTERS_URL",
                    jobs.deadLetters(Queues.GENERATIONS).getQueueUrl());
            told.put(
                    "EXPORTS_DEAD_LETTERS_URL", jobs.deadLetters(Queues.EXPORTS).getQueueUrl());
            return new Needs(
                    told,
                    List.of(
                            onPerformance("GetItem", "BatchGetItem", "Query"),
                            listObjects(),
                            onObjects("reports/", "GetObject"),
                            onQueues("GetQueueAttributes"),
                            allow(jobs.deadLetters(Queues.GENERATIONS).getQueueArn(), "sqs:GetQueueAttributes"),
                            allow(jobs.deadLetters(Queues.EXPORTS).getQueueArn(), "sqs:GetQueueAttributes")));
        }

        private Needs collectRequests() {
            return new Needs(performance(), List.of(onPerformance("PutItem", "BatchWriteItem")));
        }

        private Needs rollUp() {
            var told = performance();
            told.put("BUCKET_NAME", storage.bucket().getBucketName());
            return new Needs(
                    told,
                    List.of(
                            onPerformance("GetItem", "Query", "PutItem", "DeleteItem"),
                            onObjects("reports/", "PutObject")));
        }

        private LinkedHashMap<String, String> performance() {
            var told = new LinkedHashMap<String, String>();
            told.put("TABLE_NAME", storage.performance().getTableName());
            return told;
        }

        private PolicyStatement onPerformance(String... actions) {
            return allow(storage.performance().getTableArn(), prefixed("dynamodb:", actions));
        }

        private LinkedHashMap<String, String> courses() {
            var told = new LinkedHashMap<String, String>();
            told.put("TABLE_NAME", storage.courses().getTableName());
            told.put("BUCKET_NAME", storage.bucket().getBucketName());
            return told;
        }

        private LinkedHashMap<String, String> accounts() {
            var told = new LinkedHashMap<String, String>();
            told.put("TABLE_NAME", storage.accounts().getTableName());
            return told;
        }

        private Map<String, String> queues() {
            var told = new LinkedHashMap<String, String>();
            told.put("GENERATIONS_QUEUE_URL", jobs.queue(Queues.GENERATIONS).getQueueUrl());
            told.put("EXPORTS_QUEUE_URL", jobs.queue(Queues.EXPORTS).getQueueUrl());
            return told;
        }

        private PolicyStatement onAccounts(String... actions) {
            return allow(storage.accounts().getTableArn(), prefixed("dynamodb:", actions));
        }

        private PolicyStatement publicKeys() {
            return PolicyStatement.Builder.create()
                    .actions(List.of("kms:GetPublicKey"))
                    .resources(keys.all())
                    .build();
        }

        private PolicyStatement onCourses(String... actions) {
            return allow(storage.courses().getTableArn(), prefixed("dynamodb:", actions));
        }

        /** Reading the one key that never exists: it shows that a table answers, and shows nothing else. */
        private static PolicyStatement probe(Table table) {
            return PolicyStatement.Builder.create()
                    .actions(List.of("dynamodb:GetItem"))
                    .resources(List.of(table.getTableArn()))
                    .conditions(Map.of(
                            "ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of("HEALTH#PROBE"))))
                    .build();
        }

        private PolicyStatement onIndex(String index) {
            return allow(storage.courses().getTableArn() + "/index/" + index, "dynamodb:Query");
        }

        private PolicyStatement onObjects(String prefix, String... actions) {
            return allow(storage.bucket().arnForObjects(prefix + "*"), prefixed("s3:", actions));
        }

        /** With it a missing object is answered 404; without it, 403, which can't be told from a missing right. */
        private PolicyStatement listObjects() {
            return allow(storage.bucket().getBucketArn(), "s3:ListBucket");
        }

        private PolicyStatement sendJobs() {
            return onQueues("SendMessage");
        }

        private PolicyStatement onQueues(String... actions) {
            return PolicyStatement.Builder.create()
                    .actions(List.of(prefixed("sqs:", actions)))
                    .resources(jobs.queues().values().stream()
                            .map(queue -> queue.getQueueArn())
                            .toList())
                    .build();
        }
    }

    static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }

    private static String[] prefixed(String service, String... actions) {
        return List.of(actions).stream().map(action -> service + action).toArray(String[]::new);
    }
}
