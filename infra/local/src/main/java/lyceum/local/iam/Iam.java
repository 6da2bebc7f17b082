package lyceum.local.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/**
 * Says whether a role may do something: an explicit deny wins, then an allow of the role's own policies or, within the one
 * account that is here, of the resource's policy. What nobody allows is denied.
 */
public final class Iam {
    /** Managed policies that grant what the host itself does for a function: writing its log. */
    private static final Set<String> LOGGING =
            Set.of("AWSLambdaBasicExecutionRole", "AmazonAPIGatewayPushToCloudWatchLogs");

    private final Map<String, List<Statement>> roles;
    private final List<Statement> resourcePolicies;
    private final Consumer<String> log;
    private final Set<Right> used = ConcurrentHashMap.newKeySet();

    private Iam(Map<String, List<Statement>> roles, List<Statement> resourcePolicies, Consumer<String> log) {
        this.roles = roles;
        this.resourcePolicies = resourcePolicies;
        this.log = log;
    }

    /**
     * Reads the template's roles and policies.
     *
     * @param log takes a line for each denied call, which says the statement that is missing
     */
    public static Iam of(Template template, Consumer<String> log) {
        var statements = new HashMap<String, List<Statement>>();
        template.ofType("AWS::IAM::Role").forEach(role -> statements.put(name(template, role), inline(role)));
        for (Resource policy : template.ofType("AWS::IAM::Policy")) {
            for (String role : policy.properties().texts("Roles")) {
                statements
                        .computeIfAbsent(role, _ -> new ArrayList<>())
                        .addAll(Statement.of(policy.properties().object("PolicyDocument")));
            }
        }
        var attached = new ArrayList<Statement>();
        for (String type : List.of("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
            template.ofType(type)
                    .forEach(policy ->
                            attached.addAll(Statement.of(policy.properties().object("PolicyDocument"))));
        }
        return new Iam(statements, List.copyOf(attached), log);
    }

    private static String name(Template template, Resource role) {
        return template.ref(role.logicalId());
    }

    private static List<Statement> inline(Resource role) {
        var statements = new ArrayList<Statement>();
        for (Properties policy : role.properties().objects("Policies")) {
            statements.addAll(Statement.of(policy.object("PolicyDocument")));
        }
        for (String managed : role.properties().texts("ManagedPolicyArns")) {
            if (!LOGGING.contains(managed.substring(managed.lastIndexOf('/') + 1))) {
                throw new UnsupportedTemplate(role + " has the managed policy " + managed
                        + ", whose statements the local host does not know.");
            }
        }
        return statements;
    }

    /**
     * Lets a call pass if the role may do all that it needs.
     *
     * @param roleArn the role's ARN
     * @throws AccessDenied naming the first thing that it may not do
     */
    public void check(String roleArn, List<Access> call) {
        for (Access access : call) {
            decide(roleArn, secured(access));
        }
    }

    /** What the policies of all roles let them do, and for each whether a call has needed it since the start. */
    public Map<Right, Boolean> rights() {
        var rights = new TreeMap<Right, Boolean>();
        roles.forEach((role, statements) -> statements.stream()
                .filter(Statement::allow)
                .flatMap(statement -> statement.rights(role).stream())
                .forEach(right -> rights.put(right, used.contains(right))));
        return rights;
    }

    private void decide(String roleArn, Access access) {
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        var identity = roles.getOrDefault(role, List.of());
        var attached = resourcePolicies.stream()
                .filter(statement -> statement.appliesTo(roleArn))
                .toList();
        if (covered(identity, access, false) || covered(attached, access, false)) {
            log.accept("DENIED " + roleArn + ": a statement forbids " + access.action() + " on " + access.resource());
            throw new AccessDenied(roleArn, access, true);
        }
        if (!covered(identity, access, true) && !covered(attached, access, true)) {
            log.accept("DENIED " + roleArn + " needs this statement in its policy: {\"Effect\":\"Allow\",\"Action\":\""
                    + access.action() + "\",\"Resource\":\"" + access.resource() + "\"}");
            throw new AccessDenied(roleArn, access, false);
        }
        identity.stream()
                .filter(statement -> statement.allow() && statement.covers(access))
                .findFirst()
                .ifPresent(statement -> used.add(statement.right(role, access)));
    }

    private static boolean covered(List<Statement> statements, Access access, boolean allow) {
        return statements.stream().anyMatch(statement -> statement.allow() == allow && statement.covers(access));
    }

    /** Calls do not leave the machine, so they count as made over TLS. */
    private static Access secured(Access access) {
        var context = new TreeMap<>(access.context());
        context.put("aws:SecureTransport", List.of("true"));
        return new Access(access.action(), access.resource(), context);
    }
}
